/// English words that copy writes with a capital without naming anything: at the start, in headlines, in capitals.
///
/// The list is kept by hand, in base forms; `contains` also takes the regular inflections. Words that are mostly parts
/// of product names (`Pro`, `Max`, `Plus`, `Ultra`, `Mini`, `Galaxy`) are left out on purpose.
enum OrdinaryWords {
    /// Whether a folded word is an ordinary one, as it is or inflected.
    static func contains(_ word: String) -> Bool {
        if isListed(word) { return true }
        let stem = word.split(separator: "'").first.map(String.init) ?? word
        if isListed(stem) { return true }
        if word.contains("-") {
            return word.split(separator: "-").allSatisfy { contains(String($0)) }
        }
        // Few names end like these, and many words do.
        if endings.contains(where: { stem.hasSuffix($0) && stem.count > $0.count + 2 }) {
            return true
        }
        for suffix in suffixes where stem.hasSuffix(suffix) && stem.count > suffix.count + 2 {
            let base = String(stem.dropLast(suffix.count))
            if isListed(base) || isListed(base + "e") || isListed(base + "y") { return true }
            // `shopping`, `bigger`: the last letter is doubled.
            if base.last == base.dropLast().last, isListed(String(base.dropLast())) { return true }
        }
        return false
    }

    /// Whether a listed word begins like this.
    static func hasWord(beginningWith part: String) -> Bool {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < part { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low].hasPrefix(part)
    }

    private static let sorted = all.union(frequent).sorted()

    private static let endings = [
        "ing", "ally", "ful", "less", "able", "ible", "ous", "ness", "ment", "tion", "sion", "ize",
        "ise", "ized", "ised", "ify",
    ]

    /// Without `er` and `y`, on which family names end too (`Springer`).
    private static let suffixes = [
        "ingly", "iest", "ing", "est", "ies", "ier", "ed", "es", "ly", "s", "d",
    ]

    private static func isListed(_ word: String) -> Bool {
        all.contains(word) || frequent.contains(word)
    }

    private static let all: Set<String> = Set(
        """
        a about above accept access accessory across act active actual add additional address adventure
        affordable after afternoon again against age ago ahead air alert all almost alone along already also
        alternative always amaze an analyze and angle announce annual another answer any anyone anything
        anytime anywhere apparel appear apply appreciate are area arm around arrive art as ask at attend
        attention audience autumn available avoid award aware away awesome baby back bag balance base basic
        basket bath be beach beautiful beauty because become bed before begin behind believe belong below
        benefit best better between beyond big bit black blue blend body bold bonus book boost both bottle
        bottom box boy brand brass break breakfast breath brew bright brilliant bring brown browse build
        bundle business busy but buy buyer by cabin calendar call calm came camera camp campaign can care
        cart carry casual cat catch category celebrate center centre certain challenge chance change channel
        charm chase cheap check cheer chef child children chill choice choose city class classic clean clear
        clearance click climb close cloth clothes clothing clothe code coffee cold collect collection color
        colour comfort comfortable come common community company compare complete computer connect consider
        contact content continue cook cookware cool copy core corner cost cotton could count country couple
        coupon course cover cozy cosy craft create creative crisp culture cup current customer cut daily dark
        date day deal dear decide deck decor deep delicious delight deliver delivery demand design desk
        details detail dine dinner direct discount discover dish do does dog done door dot double down dream
        dress drink drive drop dry dual due durable during each ear early earn ease east easy eat eco edge
        edition effect effective effort effortless either elegant elevate else email embrace end endless
        energy engage enhance enjoy enough ensure enter entertain entire equip essential even evening event
        ever every everyday everyone everything everywhere exact excellent except excite exclusive exercise
        expect experience expert expire explore express extra eye fabric fabulous face fact fair fall family
        fan fantastic far fashion fast favorite favourite feature feel few field fill final finally find fine
        finish fire first fit fitness five fix flash flavor flavour flexible floor flow flower fly focus fold
        follow food foot for forest forget form fortune forward fragrance free fresh friday friend from front
        fuel full fun function furniture future gadget gain game garden gather gear general generous gentle
        get gift girl give glad glass glow go goal goggle gold golden good gorgeous got grab grace grade
        great green greet grey group grow guarantee guest guide guy gym had hair half hand handle handmade
        happen happy hard has have he head health healthy hear heart heat heavy hello help her here hey hi
        high highlight hike him his hit hold holiday home honest hope host hot hour house household how huge
        hurry i idea if imagine important improve in include incredible indoor indulge inside inspire instant
        instead interest into introduce invest invite is issue it item its jacket jewel join journey joy
        juice jump june just keep key kick kickoff kid kind kit kitchen knife know knit lady lamp large last
        late latest launch layer lead learn leather leave left legend less let level library life lifestyle
        lift light lightweight like limit limited line link list listen little live living local long look
        lounge love low loyal luck lunch luxury machine made magic mail main make makeup man many mark market
        marketing mask master match mate material matter mattress may me meal mean measure media meet member
        memory men message metal mid might mile milk mind mine minimal minute miss mix modern mom moment
        money month mood more morning most mother mountain move much mug multi mum music must my name natural
        nature near need network never new news newsletter next nice night no nobody non none nor north not
        note nothing notification notice now number nurture ocean of off offer office often oh oil ok old on
        once one online only onto open opportunity option or order organic organize original other our out
        outdoor outfit outside oven over own pack page pair pants paper parent park part partner party pass
        past pay peace people per perfect performance perfume period perk person personal pet phone photo
        pick picnic picture piece pillow pink place plan plant plate play player please pleasure plenty
        plush pocket point pool pop popular portable possible post pot pour power practical precious premium
        prepare present press prestige price prime print prize product professional profile program project
        promise promo promotion proof protect proud provide pump purchase pure purple purpose push put quality
        question quick quiet quite race rain range rare rate reach read ready real really reason receive
        recent recipe recommend record red redeem reduce refine refresh regular relax reliable remember remind
        reminder remove renew rent replace reply reserve rest result retail return reveal reward rich ride
        right ring rise road roast rock room rose rouge round routine row rug run runner safe sale salon same
        sample save say scarf school score screen season seasonal seat second secret section secure see seek
        segment select self sell send sense sensitive serve service set seven shade shape share sharp she
        shelf shell shine ship shipment shipping shirt shoe shop shopper shopping short should show shower
        sign signature silk silver simple since single sip sister sit site six size skill skin sleek sleep
        slip slow small smart smell smile smooth snack snap so social sofa soft solid solution some someone
        something song soon sort sound soup south space spark special specialist speed spend sport spot spray
        spring stage stand standard star start state statement stay steal steel step stitch stock stop store
        storm story straight strap strategy stream street strength stress stretch strike strong student studio
        study stun style stylish subject subscribe success such sugar suggest suit summer sun sunny super
        support sure surprise survey sustainable swap sweat sweater sweet swim switch system table tailor take
        talk target task taste tea team tech technology tee tell ten tent test text texture than thank thanks
        that the their them then there these they thick thin thing think this those though three thrill
        through throw ticket tie tight till time tip tire to today together tomorrow tone tonight too tool
        top total touch tough toward towel town toy track trade trail train transform travel treat trend trial
        trick trip true trust try turn twist two type ultimate under understand unforgettable unique unit
        unlock until up update upgrade upon urgent us use user vacation valid valuable value variety vegan
        very via vibe vibrant video view vintage visit voucher wait walk wall walnut want wardrobe warm was
        wash watch water waterproof wave way we wear weather website wedding week weekend welcome well
        wellness were west what whatever when where whether which while white who whole whom why wide wife
        will win wind window wine winter wire wireless wise wish with within without woman women wonder
        wonderful wood wool word work workout world worry worth would wow wrap write yard year yellow yes
        yesterday yet yoga you young your yourself youth yum zero zip zone
        ad ads app apps faq pdf rsvp sms tv usb wifi diy eta vip ps re id asap ok okay
        whomever i'm i've i'll don't can't won't it's that's you're you'll you've we're we've we'll let's
        lighter softer brighter warmer cooler faster slower smoother stronger longer shorter bigger smaller greener
        cleaner quieter louder closer nearer later earlier sooner newer older cheaper richer deeper higher lower wider
        tighter looser thicker thinner darker smarter kinder sweeter fresher healthier simpler maker baker lover buyer
        seller saver keeper helper starter finisher traveler traveller explorer dreamer beginner winner dinner
        shred cushy comfy cozy juicy tasty sunny rainy snowy windy cloudy lucky happy easy ready early busy cosy
        reorder reopen restock refill rediscover rethink rewind replant reheat refold grind encore ta-da did does done
        had been being beside besides whoever whichever tap tag swipe spoiler snooze sleepyhead simply simmer shh sear
        risotto pretend pesto owner onion lump leftover gurgle greeting crank cookie coincidence chunky cappuccino
        brunch basil bake wrist whisk knead drizzle toast roast grill fry stew chop slice dice peel stir sip pour brew
        steep froth nibble munch snuggle cuddle unwind stretch stroll wander hike paddle pedal sprint squat lunge
        sweat rinse scrub lather soak dab spritz moisturize massage exfoliate prune weed dig sow rake mow water bloom
        blossom sprout harvest doodle sketch scribble jot stitch sew fold iron hang tidy declutter sweep dust polish
        plump drape cozy nestle unpack repack zip buckle lace button fasten strap tug fetch sniff purr bark wag chew
        scratch pounce giggle puzzle stack shuffle giddy bounce tumble juggle rattle tick tock ding hush psst hooray
        hurrah hurray ahoy oops whoops aha ahem voila bonjour howdy brr yawn ouch phew breakfast lunchtime supper
        dessert espresso latte mocha macchiato americano cocoa muffin pancake waffle omelet croissant bagel sandwich
        salad soup sauce noodle dough crumb crust butter cheese egg bean lentil tomato potato carrot garlic pepper
        cinnamon vanilla ginger mint lemon lime orange apple berry strawberry blueberry peach pear plum cherry nut
        almond hazelnut peanut pistachio caramel honey jam syrup spice herb parsley thyme rosemary oregano elbow ankle
        knee shoulder neck spine toe heel thumb finger knuckle eyebrow cheek chin lip lash nose ear belly pillow
        blanket duvet quilt curtain cushion sofa couch armchair stool shelf drawer cupboard pantry sink stove hallway
        attic porch balcony terrace lawn hedge shed greenhouse seedling tulip daffodil lavender sparrow
        squirrel hedgehog puppy kitten paw whisker tail hamster rabbit goldfish puddle breeze frost thunder
        lightning rainbow sunset sunrise dusk dawn anybody anyone anything anywhere somebody somewhere nobody nowhere
        everybody everywhere elsewhere hence thus meanwhile otherwise therefore perhaps maybe seldom rarely hardly
        barely nearly sometimes often lately recently gently softly quietly neatly briefly frankly honestly luckily
        sadly oddly
        bad crunch pasta radish
        kpi roi cta crm seo b2b b2c
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
