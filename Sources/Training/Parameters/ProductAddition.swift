package import Transformer

/// What a parameter-efficient method adds to the product of a frozen matrix, and its way back.
package protocol ProductAddition: AnyObject {
    var parameters: [Parameter] { get }

    /// Adds to `y` what the method makes of `x`; gives what the way back needs besides x.
    func add(_ x: Activations, to y: Activations, ops: TapedOperations) -> Activations

    /// From `dy` adds to the gradients of the parameters, and to `dx` where x needs one.
    func goBack(
        _ x: Activations,
        kept: Activations,
        dropout: DropoutKey?,
        dy: Activations,
        dx: Activations?,
        ops: TapedOperations
    )
}
