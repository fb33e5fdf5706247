// Made by Corpus/vocabulary.py.

extension CopyVocabulary {
    /// Words of the corpus that come with products of many kinds.
    static let words: Set<String> = Set(
        """
        a about across act addition after again ago agreed alert all allow almost along already
        amount an and another any anything anyway approve are around as ask asked asking at
        available away back be became because becomes been before begin beginning begins begun
        beside better big bird bit blinked bored both bought break breaking brief brings brought
        browse but button buy buyers buying by calendar call called calm came campaign can cannot
        care carefully cart carts category caught certain changed channel cheaper check checkout
        cheerful choice choose choosing chose chosen clear clock close closely closer closes code
        coincidence collection come comes coming companion company complete compliments
        consideration considered corner cost costing costs could countdown counting customer
        customers cut da date day days deal dear decide decision decisions department departments
        description deserves detail details did diet discount discover do does doing done down
        dropped drops drum drumroll during each early easier easy email encore end ending ends enjoy
        enough enter entire even evening every everything excited eye fact facts fair fast feel few
        fill find finding finish first fit fitting fix follow followed followers for former forward
        found fresh friend friendly from full fun gave gentler get getting gives glad gladly go goes
        going good got guess had hand hands happy hard harm has have hear heard held hello help
        helps here hi higher hint holding holds home hope hot how ice if in included instead
        interest interested interests interrupted into introduce introducing introduction invite is
        it its join joined joins joy judge just keep keeps kept kind kinder knock know knows larger
        last lasts lately later latest left length less let lets life lighter like liked likely list
        listened literally little live lonely long longer look looked looking lost lot love lovely
        low lower lowered lowers made mail mailing make makes mark math matter matters may meaning
        meant measure meet message messages met might mind miss missed missing moment more morning
        most moves much names near need needed needs new news next nice nicer no not note nothing
        noticed now nudge occasion of off offer offered old on once one only open opened opens or
        order ordered orders others our out over own owners pace packed page paid part past
        patiently pay people perhaps pick picked picture piece place plan please pleased pleasure
        plot post present presenting presents press price priced prices problem product products
        psst push put questions quickly quietly raise range rather reach reached read ready reason
        reasons recently red reduced relax remember remind reminder reorder repeat replace reply
        rest return right rightly rises roll room roses round run running runs rush safe sale same
        save saved saves saving saw say says scroll search second secret see seeing seen selection
        sell sent set settle share shelves shh shop shoppers short shortly should show shown shows
        silence simple simply since sit slow small smile sms so social some somebody someone
        something soon speak spirit spoiler start started starts stay stays step still stop stopped
        stops story stranger strict subscriber subscribers suggest sums surprised swipe ta tag tags
        take takes talk tap taste team tell tells text than thank thanks that the their them
        themselves then there these they things think thinking this those thought through time
        timing to together told tone too took trained travels treat trick true try trying turn twist
        under until up us use usual valid version very viewed visit visitors wait waited waiting
        walked walks wallet want wanted wants warm was way we weather week weekend welcome well went
        were what whatever when whenever where whether which while who whole whom whose why will
        wish with within word words works worth would write yet you your yours yourself
        """
        .split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
