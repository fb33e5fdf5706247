import Copywriting

extension Desk {
    /// Performs a request that reads or changes records, and gives the event that answers it; nil for those of writing and training.
    func answer(_ request: Request, model: ModelState) -> Event? {
        do {
            return try event(for: request, model: model)
        } catch let error as ExportError where error.code == .exists {
            guard case .export(let format, _, _) = request else {
                return .failed(request, Fault(error))
            }
            return .exportExists(format: format, path: error.subject)
        } catch {
            return .failed(request, Fault(error))
        }
    }

    private func event(for request: Request, model: ModelState) throws -> Event? {
        switch request {
        case .overview: return .overview(try overview(model: model))
        case .users(let query, let range): return .users(query, try users(query, range: range))
        case .products(let query, let range):
            return .products(query, try products(query, range: range))
        case .campaigns(let query, let range):
            return .campaigns(query, try campaigns(query, range: range))
        case .userDetail(let userID): return .userDetail(try userDetail(userID))
        case .saveCampaign(let form): return .campaignSaved(try saveCampaign(form))
        case .factSheet(let brief): return .factSheet(brief, try factSheet(for: brief))
        case .suggestions(let query, let range):
            return .suggestions(query, try suggestions(query, range: range))
        case .suggestion(let id): return .suggestion(try suggestion(id))
        case .review(let id, let action, let revision):
            return .reviewed(try review(id, action, expectedRevision: revision))
        case .undoReview: return .reviewed(try undoReview())
        case .export(let format, let path, let overwrite):
            let (path, count) = try export(format: format, path: path, overwrite: overwrite)
            return .exported(path: path, count: count)
        case .write, .cancelWriting, .train, .steerTraining, .abandonTraining, .useAdapter:
            return nil
        }
    }
}
