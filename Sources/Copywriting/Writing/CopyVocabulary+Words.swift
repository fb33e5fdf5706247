// Made by Corpus/vocabulary.py.

extension CopyVocabulary {
    /// Words of the corpus that come with products of many kinds.
    static let words: Set<String> = Set(
        """
        a about across act addition after again ago agreed alert all allow almost along already
        amount an and another any anything anyway approve are around as ask asked asking at
        available away back be became because becomes been before begin beginning begins begun below
        beside better bit blinked bored both bought box break breaking brief brings browse but
        button buy buyers buying by calendar call called calm came campaign can cannot care
        carefully cart carts category caught certain changed channel cheaper check checkout cheerful
        choice choose choosing chose chosen clear clock closely closer closes code coincidence
        collection come comes coming companion company complete compliments considered corner cost
        costs could countdown counting cup customer customers cut da date day days deal dear decide
        decision decisions department departments deserves detail details did diet discount discover
        do does doing done down dropped drops drumroll dry during each early easier easy email empty
        encore end ending ends enjoy enough enter entire evening evenings every everybody everything
        example excited eye fact facts fair fast feel few fill find finding finish first fitting fix
        followed followers follows for former forward found fresh friend friendly from full fun gave
        gentler get getting gives glad gladly go goes good got guess had hand hands happy hard harm
        has have hear heard held hello help helps here hi hint holding holds home hope hot how ice
        if in included instead interest interested interests into introduce introducing introduction
        invite is it its join joins joy just keep keeps kept kind kinder knock know knows larger
        last lasts lately later latest leaves left length less let lets letter life light lighter
        like liked likely list listened literally little live lonely long longer look looked looking
        lost lot love lovely low lower lowered lowers made mail mailing make makes mark math matter
        matters may meaning meant measure meet message messages met might mind miss missed missing
        moment more morning mornings most moves much near need needed needs new news next nice nicer
        no not note nothing noticed now nudge of off offer offered on once one only open opened
        opens or order ordered orders others our out outside over own owners pace packed page part
        past pay people perhaps personal pick picked picture piece place plan please pleased
        pleasure plot post pour present presenting presents press price priced prices problem
        product products psst push put quality questions quickly quiet quietly raise range rather
        reach reached read ready reason reasons recently red reduced relax remember remind reminder
        reorder repeat replace reply rest return right rightly rises roll room roses round run
        running runs rush safe same save saved saves saving saw say says scroll search secret see
        seeing seems seen selection sell sent set settle share shelves shh shop shoppers short
        shortly should show shown shows simple simply since sit slow small smile sms so social some
        somebody something soon speak spoiler start started starts stay stays step still stop
        stopped stops story stranger strict subscriber subscribers suggest sums swipe ta tag tags
        take takes talk tap taste team tell text than thank thanks that the their them themselves
        then there these they things think thinking this those thought through time timing to
        together told tone too took trained travel travels treat true try trying turn twist under
        until up us use usual valid value version viewed visit visitors wait waited waiting walks
        wallet want wanted wants warm was water way we weather week weekend welcome well went were
        what whatever when whenever where which while who whole whom why will wish with within word
        words worth would you your yours yourself
        """
        .split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
