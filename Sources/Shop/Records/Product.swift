/// A product of the shop, with the field names of the input.
package struct Product: Hashable, Sendable {
    package var productID: String
    package var title: String
    package var category: String
    package var price: Amount
    package var description: String?
    package var brand: String?
    package var url: String?
    package var stock: Int?
    package var cost: Amount?

    package init(
        productID: String,
        title: String,
        category: String,
        price: Amount,
        description: String? = nil,
        brand: String? = nil,
        url: String? = nil,
        stock: Int? = nil,
        cost: Amount? = nil
    ) {
        self.productID = productID
        self.title = title
        self.category = category
        self.price = price
        self.description = description
        self.brand = brand
        self.url = url
        self.stock = stock
        self.cost = cost
    }
}
