import Foundation
import Kernels
import Testing
import Training
import Transformer

/// Steps of LoRA as PyTorch and PEFT made them, in float32 over the dequantised weights of the default model.
struct ReferenceRun: Decodable {
    struct Step: Decodable {
        struct Gradient: Decodable {
            let norm: Double
            let first: [Double]
        }

        let loss: Double
        let gradNorm: Double
        let grads: [String: Gradient]?

        enum CodingKeys: String, CodingKey {
            case loss
            case gradNorm = "grad_norm"
            case grads
        }
    }

    let tokens: [[Int32]]
    let baseLoss: Double
    let steps: [Step]

    enum CodingKeys: String, CodingKey {
        case tokens
        case baseLoss = "base_loss"
        case steps
    }

    init() throws {
        self = try JSONDecoder().decode(Self.self, from: fixture("training.json"))
    }

    private init(tokens: [[Int32]], baseLoss: Double, steps: [Step]) {
        (self.tokens, self.baseLoss, self.steps) = (tokens, baseLoss, steps)
    }

    /// The batch: four sequences, every prediction counted.
    var batch: Batch {
        Batch(
            tokens.map {
                TrainingSequence(
                    tokens: $0,
                    targets: Array($0.dropFirst()) + [TrainingSequence.unmarked],
                    documents: [$0.count]
                )
            }
        )
    }

    /// The adapter that those steps began with: rank 8, alpha 16, values of sines and cosines.
    ///
    /// Rows of q and k stand in pairs of neighbours here, in halves there; `order` tells which row of theirs one of ours is.
    static func begin(_ weights: Weights<TrainableMatrix, TrainableVector>) {
        for block in weights.blocks {
            for matrix in block.matrices {
                guard let addition = matrix.addition as? LowRankAddition else { continue }
                for index in 0..<addition.a.count {
                    addition.a.values[index] = Float(0.02 * sin(0.7 * Double(index)))
                }
                for row in 0..<matrix.rows {
                    let theirs = Self.row(row, of: matrix.name)
                    for rank in 0..<addition.rank {
                        let index = theirs * addition.rank + rank
                        addition.b.values[row * addition.rank + rank] =
                            Float(0.02 * cos(0.3 * Double(index)))
                    }
                }
            }
        }
    }

    /// Which row of Hugging Face's matrix a row of GGUF's is.
    static func row(_ row: Int, of name: String) -> Int {
        guard name.hasSuffix("attn_q") || name.hasSuffix("attn_k") else { return row }
        let (head, place) = (row / 64, row % 64)
        return head * 64 + place / 2 + (place % 2) * 32
    }

    /// What PEFT calls a matrix.
    static func name(of matrix: TrainableMatrix) -> String {
        let names = [
            "attn_q": "self_attn.q_proj", "attn_k": "self_attn.k_proj",
            "attn_v": "self_attn.v_proj", "attn_output": "self_attn.o_proj",
            "ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj", "ffn_down": "mlp.down_proj",
        ]
        let parts = matrix.name.split(separator: ".").map(String.init)
        return "layers.\(parts[1]).\(names[parts[2]] ?? parts[2])"
    }
}
