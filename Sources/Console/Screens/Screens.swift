/// The screens, in the order of their tabs and number keys.
package enum Screens {
    package static let all: [any Screen.Type] = [
        UsersScreen.self,
        ProductsScreen.self,
        CampaignsScreen.self,
        WriteScreen.self,
        AttentionScreen.self,
        ReviewScreen.self,
        ExportScreen.self,
        TrainingScreen.self,
    ]
}
