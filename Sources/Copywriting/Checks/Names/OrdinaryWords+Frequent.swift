extension OrdinaryWords {
    /// Frequent English words in small letters, base forms: those that the default model's vocabulary holds among its
    /// first, without names, and words that shops use.
    static let frequent: Set<String> = Set(
        """
        abandon abdomen abdominal ability able abnormal abnormalities aboard abol abortion abroad
        absence absent absol absolute absor absorb absorption abst abstract abund abundance
        abundant abuse academ academia academic accel acceleration acceptable acceptance
        accessibility accessible accident accidentally accom accommod accommodate accompan
        accompanied accompanying accompl accomplish accord accordance according account
        accountability accum accumulation accur accuracy accurate accused achie achieve
        achievement acid acidic acknow acknowled acknowledge acqu acquire acquired acquisition
        acre acres action activ activated activation activists activities activity actor actors
        acute adapt adaptability adaptation adaptive addict addiction addition adequ adequate
        adhere adherence adhes adjacent adject adjust adjustment adjustments admin administ
        administered administr administration administrative administrators admission admit
        admitted adolesc adolescent adolescents adop adopt adoption adul adult adulthood advance
        advanced advancement advancements advant advantage advent advers adverse adversity advert
        advertise advertising advice advis advise advisor advoc advocacy advocate aest aesthetic
        affairs affect affection affili affirm afford afraid afterwards agencies agency agenda
        agent agents aggreg aggression aggressive aging agree agreement agricult agricultural
        agriculture aids aimed aims aircraft alarm alcohol algae algebra algorith algorithm
        algorithms alien align alignment alike alive alkal alle alleg allerg allergic allev
        alleviate allocation allow alongside aloud alphabet alter altern alternate although
        altitude altogether alumin aluminum ambig ambit ambitious amid amidst amino ammon among
        amongst amount amph ampl ample anal analog analys analysis analytical analytics anat
        anatomy ancest ancestors ancestral anch ancient anest anger angry anim animal animals
        animation anniversary annot answ anten anthrop anti antib antibiot antibiotic antibiotics
        antibodies anticip anticipated antim antioxid antioxidant antioxidants ants anxiety
        anxious anymore anyway apart apost appar apparent appe appeal appearance append appet
        appetite appl appliances applic applicable application applications applied appoint
        appointment appreci appreciation appro approach appropri appropriate approval approved
        approx approximately aquarium aquatic arbit arch archae archaeological arche architect
        architectural architecture archive aren argparse args argue argument arise arom arrange
        arrangement arrangements array arrest arrival arrow arsen artery arthritis artic article
        artif artifacts artificial artist artistic artists artwork asbestos aside asleep aspect
        aspir aspirations assass assault assemb assembled assert assess assessment asset assets
        assign assignment assim assist assistance assistant associ associate associated
        association assum assume assumption assumptions aster asthma astron astronaut astronomers
        astronomy asym async athe athlet atmosp atmosphere atmospheric atom atomic atoms attach
        attached attachment attack attain attempt attendance attitude attitudes attorney attract
        attraction attractive attribute attributes audio auth authent authentic authentication
        authenticity author authority authorized autism auto autom automated automatic
        automatically automation auton autonomous autonomy avail availability aven aver average
        await awareness axes axis background backpack backup backward bacter bacteria bacterial
        badly bakeware baking ball balloon band bank banned bapt barbecue bare barista bark barri
        baseball baseline basically basin basis batch bats batt batter battle beam beans bear beat
        beaut became bedtime beef been beer beet began begun behalf behav behave behavi behavior
        behavioral behaviour behold being belie belief bell beloved belt bench bene beneath benef
        beneficial berries besides bestie beta beverages bias bibli biblical bicy bike bill
        billion binary bind binding binoculars biod biodiversity biography biological biology biom
        biomass biop bird birds birth birthday bite bladder blade blame blank bleeding bless blind
        block blockchain blog blood bloodstream bloom blow board boat bodily boiling bomb bond
        bone bool boot border bore born borrow bott bought bound boundaries boundary bowel bowl
        bracelet brain branch brave bread breakdown breakthrough breast breastfeeding breat
        breathable breathe breed breeding brick brid bridge brief brilli broad broadcast broke
        broken bron brother brought brow brush brut buck bucket budget buff bugs buildings built
        bulb bulbs bulk bull bullet bullying bund burden bureau burial buried burn burst bush bust
        bustling butt butterflies button bytes cable cache caffe caffeine cake calc calcium calcul
        calculate calculation calculations calories campus canal cancer candid candidate cann
        cannab cannabis cannot canon canvas capabilities capability capable capac capacity capital
        capitalism caps capt captiv captivating capture carb carbohyd carbohydrates carbon carcin
        cardi cardiac cardiovascular cards careful carefully careg caregivers cargo carn carp
        carried carved case cash cast castle catalog cataly catast categ categor cattle caught
        caus cause caut caution cave cavity ceiling cele celeb celebr celebration cell cellular
        cement census cent central century ceram cere ceremon cert certific certificate
        certification certified cerv cervical chain chair chall challeng cham chamber champ chang
        chaos chap chapter char character characteristic characteristics characterized charg
        charge charity chart chat checkout cheese chem chemical chemistry chemotherapy cher chest
        chic chick chicken chief childhood chim chip chlor chocolate cholesterol chop chose chosen
        chrom chromos chromosome chron chronic church cigarettes circ circle circuit circul
        circular circulation circum circumst circumstances citation cite citiz citizen citizens
        citizenship civic civil civilian civilization claim clar clarify clarity classical
        classification classified classmates classroom clause clay clever client clim climate clin
        clinic clinical clip clock clos clot cloud club clues clust cluster coach coal coast
        coastal coat cock coconut coff cogn cognition cognitive cohes coin coinc coins coli coll
        collab collabor collaborate collaboration collaborative collapse collar colle colleagues
        collective college cologne colon colonial colorful column comb combat combination combine
        combined combust combustion comfy comic comm command commem comment commentary commerc
        commerce commercial commission commit commitment committee commod commun communal communic
        communicate communication comp compact compan companion compar comparable comparative
        comparison compassion compat compatible compelling compens compensation compet compete
        competence competition competitive competitors compiled compl complaints comple complement
        complementary complet completion complex complexity compliance complicated complications
        compon component components compos composed composite composition compost compound
        compounds compr compre comprehend comprehens comprehension comprehensive compress
        compression comprised comprises comprom compromise comput computational compute conc conce
        concent concentrate concentrated concentration concept conception conceptual concern
        concert conclud conclude conclusion concrete cond condem condition conditions conduct conf
        conference confidence confident confidential config configuration confined confirm conflic
        conflict conform confron confront confused confusing confusion cong conj conjunction conn
        connection connectivity conqu cons conscious consciousness consec consensus consent
        consequ consequence consequences conserv conservation conservative consid considerable
        consideration consist consistency consistent consol consp const constant constell constit
        constitu constitute constitutes constitution constitutional constraints construct
        construction constructive consult consultation consum consume consumption cont contain
        contamin contaminants contaminated contamination contempl contemporary context contin
        continent continu continually continuity continuous contra contract contrad contradict
        contrary contrast contribut contribute contribution contributions control controll
        controvers controversial conv conve conven convenience convenient convent convention
        conventional convers conversation conversion convert convey convict convin convince
        convinced cooperation cooperative coord coordinate coordinates coordination cope copper
        copyright coral corn coron coronavirus corpor corporate corporations correct correction
        correl correlation correspond corrosion corrupt corruption cort cortex cosm cosmic cough
        couldn coun council counsel counterparts countless cour courage court cous coverage cows
        crack cram crash craw cream creat creation creativity creators creature creatures cred
        credibility credit crew crim crime criminal cris crisis crit criteria critic critical
        criticism crop crops cross crow crown cruc crucial crude cruel crunchy crust crypt
        cryptocur cryst crystal crystall cubic cuddle cues cuisine culinary culmin cult cultiv
        cultivate cultivation cultural cure curiosity curious currency curriculum cursor curve
        cushion cust custom cyber cycl cycle cyclist cylinder daddy dads dairy damage damp dams
        dance dang dangerous darkness data database dataset datetime daughter dawn dazzle dead
        deaf dealt death debate debris debt decade decades decay dece decent decision decl declare
        declared decline declutter decom decorated decorative decre decrease dedicated dedication
        deemed deepen deer default defe defeat defect defend defense defensive defic deficiency
        deficit defin define definitely definition deforestation degrad degradation degree dehyd
        delay dele deleg delete deli delib deliber delicate delve dementia democracy democratic
        demographic demon demonstr demonstrate demonstration denied denom dens dense density dent
        dental dentist deny depart department depend dependence dependent depict deploy deployment
        depos deposit deposits depr depressed depression depth deriv derived dermat desc descend
        descendants descent describ describe descript description descriptive desert deserve
        deshedding designated desirable desire desired desper despite dest destination destro
        destroy destruction destructive detangle detect detection deter deterior determ determin
        determination determine devast devastating develop development developmental deviation
        device devices devoted dewy diabetes diagn diagnose diagnosed diagnosis diagnostic diagram
        dial dialect dialog dialogue diam diameter diamond diarr diarrhea dict dictionary didn
        died dies diesel diet dietary diff differe difference different differential difficult
        digest digestion digestive digit digital dign dignity dilem dilig dimension dimensions
        dimin dinosaurs dioxide dipl diplom direction director dirt disabilities disability
        disabled disadvant disadvantages disag disagree disapp disappear disappoint disaster disc
        discern discharg discharge discipl discipline discomfort discourse discre discrim
        discrimination discuss discussion dise disease disinf disk dismiss disorder disp dispar
        disparities dispers displ displaced displacement display dispos disposal dispro
        disproportion disput dispute disrupt disruption dissol dissolved dist distance distant
        distinct distinction distinctive distingu distinguish distract distress distribut
        distribute distributed distribution district disturb disturbances dive divers diverse
        diversity divid divide divine division divor divorce django doct doctor doctrine document
        documentary documentation doesn doing doll dollar dollars dolph domain domestic dominant
        dominated donor dorm dose doub doubt dough download downstream downt dozen draft drag
        dragon drain drainage dram drama dramatic dramatically draw drawings drawn drew dried
        drill driven drought drug drum dtype duct dumbbell dump duration dust duty duvet dwar
        dwell dying dynam dynamic dynamics dynasty dysfunction eager earbuds earl earth earthqu
        earthquake easily eastern eaten ecological ecology econom economic economically ecosystem
        edit editing editor educ educate educated education educational educators effectiveness
        effic efficacy efficiency efficient eggs eight elab elaborate elastic elder elect election
        electric electrical electricity electro electrom electromagnetic electron electronic eleg
        element elementary elements eleph elephant elev elevation elif elig eligible elim
        eliminate elite elsewhere embark embarr embed embod embra embry emerg emerge emergence
        emergency emission emissions emit emot emotion emotional emotions empathy emperor emphas
        emphasis emphasize empire empirical employ employee employees employment empower empt enab
        enable enact encoding encomp encompass encou encounter encourag encourage encrypt
        encryption endangered ende endeav enduring enem energet enfor enforce enforcement
        engagement engine engineering enjoyable enorm enormous enric enrich enroll ensl entails
        enterpr enterprise entertainment enthus enthusi enthusiasm enthusiasts entit entities
        entitled entity entrance entreprene entrepreneurs entry enum enumerate envelop environment
        environmental envision enzyme enzymes epic epid epidem epidemic epis episode epit epoch
        equal equality equation equilibrium equipment equitable equity equivalent erad erect
        erosion error escal escap escape especially espresso essay essence estab establish
        established establishment estate estim estimate estimated eternal ethical ethics ethnic
        ethnicity evac evalu evaluate evaluation evap eventually everybody evidence evident evil
        evol evolution evolutionary evolve evolved evolving exacerb exagger exam examination
        examine example excav exceed excell exception exceptional excer excess excessive exch
        exchange excitement excluded exclusion exec execute executed execution executive exempl
        exerc exert exhaust exhib exhibit exhibition exist existence exit exotic expand expansion
        expectations exped expedition expend expense expenses expensive exper experi experim
        experiment experimental experimentation expertise expl explain explan explanation explicit
        explo exploit exploitation exploration explosion expon export expos expose exposure
        expression extend extended extension extensive extent external extinct extinction extr
        extract extraction extraord extraordinary extrem extreme extremely facial facilit
        facilitate factor factors faculty fail failure fairness faith fake fallen false familiar
        famous fancy fant fantasy farm fart farther fasc fascinating fashionista fatal fate father
        fatigue fats fatty fault favor favorable favour fear feas feasible feat feather federal
        feed feedback feelings fees feet fell fellow felt female femin feminist fert fertil
        fertile fertility fertilizer fest festival fever fiber fict fiction fictional fier fifteen
        fifth fifty fight figure filament file filename film filter financ finance financial
        findings fing finger firm firstname fiscal fish fisheries flag flame flat flav flaw fled
        flee fleet fles flesh flex flexibility flies flight flip float flood flora flour fluctu
        fluctuations fluffy fluid fluor flux foam focal foliage folk font foodie fool football
        footprint forb force fore forecast foreign forever forg forgotten formal format formation
        formerly formula fort forth forum foss fossil fost fostering fought found foundation
        foundational four fourth fract fraction fracture frag fragile fragments fram frame framew
        framework fraud freebie freedom freezing frequ frequency frequent frequently freshwater
        friction friendship fright frost frozen fruit frust frustration fulf fulfill func
        functional functionality fundament fundamental funded funding funds fung fungal fungi
        fungus furn further fusion fuzzy galax gall gallons gamb gamma gang gaps gard garlic gases
        gasoline gast gastro gastrointestinal gate gauge gave gender gene gener generate
        generation generator generic genetic genetically genome genre gent genu genuine geographic
        geographical geography geological geometric geometry germ gest gestures ghost giant
        giveaway given glac glance gland glisten glob global globalization globe glory glossy
        gloves gluc glucose glue gluten goddess gods goes going gone gooseneck gover govern
        governance government governor grad gradient gradu gradual gradually graduate grain gram
        grammar gran grand grandma grandpa grant grape graph graphic grapp grasp grass grat grate
        gratitude grave gravit gravitational gravity gray grazing greenhouse grew grid grief grill
        grocery groom gross grou ground groundbreaking groundwater grown growth guarant guard
        guess guid guidance guidelines guilt guilty guitar gums guns habit habitat hack hall
        hammock hand-picked handbag handcrafted handful hang happ happily happiness harassment
        hardware harm harmful harmon harmony harness harsh harv harvested harvesting hash hasn
        hassle hate haven hazard hazardous headache headaches headphones headquarters headset heal
        healing healthcare heav heaven heavily height heightened held helmet helpful hence hepat
        hepatitis herb herbal heritage hero herself heter hidden hide hier hierarch highway hill
        hills himself hind hint hire hist histor historian historians historic historical history
        hobby hole holistic hollow homeless homeowner homework honey honor hoodie hooray horiz
        horizon horizontal horm hormone horn horse hosp hospital hostile hotel hous however http
        human humanitarian humanity humble humidity humor hundred hung hungry hunt hurray hurt
        husband hybrid hydro hydrogen hygi hygiene hyper hypert hypertension hypot hypothes
        hypothesis icon iconic ideal ident identical identification identified identify identity
        ideology ignor ignore ille illegal illness illum illust illustrate illustration
        illustrations imag image imagery imagin imagination imbal immedi immediate immediately
        immense immers immig immigrants immigration immun immune immunity impact impair impairment
        impart imper imperative imperial impl implant implement implementation implications
        implicit implied import importance imposed impossible impression impressive imprison impro
        improvement impul inability inadequ inadequate inappropriate incent incentives inch inches
        incidence incident incl includ inclusion inclusive inclusivity income incon incons
        incorpor incorporate incorporating incorrect incre increase incub indeed independ
        independence independent index indic indicate indication indicator indicators indigenous
        indirect individ individual indu induce induced indust industrial industry inequ
        inequality inev inevitable infant infect infection infectious inferior infest infinite
        infl inflamm inflammation inflammatory inflation influ influence influential influenza
        info inform informal information infrared infrastructure ingred ingredient ingredients
        inhab inhabit inhabitants inher inherent inherit inherited inhib init initi initial
        initiated initiative initiatives inject injection injury injust innocent innov innovation
        innovative input inquiry insect insert insight insights insist insp inspect inspection
        inspiration inst instability install installation instance instinct institution
        institutional institutions instru instruct instruction instructional instructor instrument
        instrumental insu insufficient insulation insulin insurance intact intake integ integr
        integral integrate integrated integrating integration integrity intellect intellectual
        intellig intelligence intelligent intended intens intense intensity intensive intent
        intention inter interact interaction interactions interactive interconnected
        interdisciplinary interf interface interfere interference interior intermedi intermediate
        intern internal international internet interpersonal interpre interpret interpretation
        interrupt intersect intersection interval interven intervention interview intest
        intestinal intestine intim intimate intr intra intric intricacies intricate intrig
        intriguing intrinsic introdu introduction intu invasion invasive invent invention
        inventory inver investig investigate investigation investment investors invisible invol
        involve involved involvement involves ions iron irre irregular irrig irrigation irrit
        irritation isinstance island isol isolated isolation isot iter itself jack jazz jewelry
        jobs joint jour journal json judge judgment judicial jumpstart juris jurisdiction justice
        justify juvenile keen kept kernel kettle keyboard kibble kickstart kiddo kidney kill
        killed kilomet kilometers kindness king kingdom knee knew knock knowledge known kwargs
        label labor laboratory labour labs lack lact laid lake lambda land landscape langu
        language lantern lapt laptop larg larv larvae laser lateral latte latter laugh laughter
        laun lawn laws lawyer laying layout leadership leaf leak lean leash least leather-bound
        lect lecture legacy legal leggings legis legisl legislation legislative legit legitimate
        legs lemon length lens lesions lesson lessons leuk lever leverage liability liberal
        liberty libr license lies lifelong lifetime lightning likelihood likewise limb limbs
        limestone limitations linear lingu linguistic lion lips lipstick liqu liquid liter
        literacy literally literary literature lith litter livelihood livestock load loan locate
        located location lock logger logging logic logical login logs loop loose lose loss lost
        lots loud lowering loyalty luggage luminous lunar lunchtime lung lying lymph mach
        machinery macro magazine magical magn magnesium magnet magnetic magnific magnificent
        magnitude mainstream maintain maintenance major majority malaria male mamm mammals manage
        management mandatory maneu manif manip manipulate manipulation mankind mant manual
        manufact manufacture manuscript mapping maps march marg margin marginal marginalized
        marijuana marine marriage married mart marvel mascara mass massive mast maternal math
        mathemat mathematic mathematical mathematics matplotlib matrix mature maturity maxim
        maximize maximum maybe meaningful meanings meant meas measurement measurements meat mechan
        mechanical mechanics mechanism mechanisms median medic medical medication medications
        medicinal medicine medieval meditation medium meetings melan melt melting membership membr
        membrane memor memorable memorial menstru ment mental mention menu merch mercury mere merg
        merge mesh mess meta metab metabol metabolic metabolism metadata metall metap metaphor
        meteor meter meters meth methane method methodology meticul metres metric metrics mice
        micro microb microbi microbial microorganisms microsc microscope microw middle migration
        milit military mill millenn million mimic mindful mindfulness mindset mineral minerals
        minim minimize minimum minister ministry minor minority mira mirror miscon mission mist
        mistake mistakes misunder mitig mitigate mitigation mitochond mixture mobil mobile
        mobility mock mode model moderate modification modifications modified modify module moist
        moisture moisturiser moisturizer mole molecular molecule molecules momentum monarch
        monaster monetary monit monitor monitoring monopol monument moon moonlight moral morality
        morph mort mortality mosquit mosquito motif motion motiv motivated motivation motor mount
        mouse mouth movement movie mower mult multif multifaceted multip multipl multiple
        multiplication municip municipal murder muscle muscular museum mush musical musicians
        must-have mutation mutations mutual myriad myself myst mysterious mystery myth mythology
        narr narrative narratives narrow nasal nation national nationwide native nausea naval
        navig navigate navigation nearby neat necess necessarily necessary necessit necessity neck
        necklace needle negative neglect negot negotiations neigh neighb neighbor neighborhood
        neither nerv nerve nervous neur neural neuro neurolog neurological neurons neut neutral
        newborn newfound newsp newspaper nibble niche nick nine nineteenth nitrogen noble node
        noise nonprofit norm normal nort northern nose notable noteb notion noun nour novel
        nuanced nuances nucle nuclear nucleus null numb numer numerical numerous numpy nurs nurse
        nurt nutri nutrient nutrients nutrit nutrition nutritional nutritious nuts obese obesity
        object objective oblig obligation obligations obsc observ observation observations observe
        obst obstacles obtain obvious occas occasion occasional occasionally occup occupation
        occupational occupied occur occurrence odds odor offensive offerings offic official offset
        offspring olive once-in-a-lifetime one-of-a-kind oneself ongoing onset oops oper operate
        operating operation operational operations operator opin opinion opio opponents opportun
        opposed opposing opposite opposition oppression optical optim optimal optimization
        optimize optional oral orange orbit orch ordinary organ organisation organism organisms
        organization organizational organizations orient orientation orig origin originated orth
        oscill oste otherwise ought ourselves outbre outbreak outcome outcomes outl outline output
        outstanding overall overcome overhead overl overlap overlooked overnight overse overseas
        overt overview overw overweight overwhel overwhelmed overwhelming ownership oxid oxide
        oxygen ozone pace package packet padd paid pain painful paint painting palace pale palm
        pamper panc pand pandas pandemic panel panic parad paradigm paragraph paralle parallel
        param parameter parameters paramount paras parasites parental parish parliament pars parse
        parser partial partic particip participant participants participate participation particle
        particles particular partition partnership passage passenger passengers passion passionate
        passive password paste patch patent path pathogens pathway pathways patience patient
        patients patri patron pattern payload payment peaceful peak pean pear peas pecul peculiar
        pedagog pedest pediatric peer penal penalty penc pencil pendant penet pepper perceive
        perceived percent percentage perception pere perenn perf perform perhaps periodic peripher
        peripheral perm perman permanent perme permission permit perpet persecution perseverance
        persist persistence persistent personality personalized personnel perspect perspective
        persu pert pest pestic pesticides petition pharm pharmac pharmaceutical phase phen
        phenomen phenomena phenomenon philos philosoph philosophical philosophy phon phosph phot
        photograp photograph phrase phyl phys physic physical physician physics physiological
        piano pict pigs pile pilgrim pill pilot pine pion pipe pipeline pist pitch pivotal pixels
        placement plag plague plain plane planet planetary plaque plasma plastic platform playtime
        pleasant plot plug plural pneum pneumonia poem poet poetry poison polar pole polic police
        policym policymakers polit political politicians politics poll pollen pollut pollutants
        pollution poly polym polymer pond poor popularity population port portion portrait portray
        pose posit position positive poss possess possession possibility posture potassium potato
        potatoes potent potential poultry pound pounds poverty powder powerful pract practice
        practition praise pray prec precautions precip precipitation precise precision pred
        predators predict prediction predictions predom predominant pref preference preferences
        preferred prefix pregn pregnancy pregnant prejud prejudice prelim preliminary prem
        premature preorder prep prepar preparation pres presc preschool prescribed prescription
        presence presentation preservation preserve president presidential pressure prest presum
        pret prev prevailing preval prevalence prevalent prevent prevention preventive previous
        prey pric pride pries priest prim primarily primary primitive prin princ principal
        principle principles prior priorit priority prison priv privacy private privile privilege
        prob probability probably probe proble problem problematic proc proced procedure proceed
        proceedings process processor produ produce production productive productivity prof
        profess profession professor proficiency profit profound prog programme progress
        progression progressive prohib prohibited prol prolif prolong prom prominent promote
        prompt pron prone pronounced pronunciation prop propag propaganda proper property prophe
        proport proportion propos proposal propose propri pros prospect prospective prosper
        prosperity prost prostate prot protagon prote protection protective protein protests
        protocol prototype prov prove proven provid province provision prox proximity pseud psst
        psych psychiat psychological psychology publ public publication publish published puffy
        pull pulmonary pulp pulse pulumi punct punishment pupils pupp purch pursu pursue pursuit
        puzz puzzle pyram pytest quad qual qualified qualitative quant quantitative quantity
        quantum quarter queen query quest questionna quilt quit quiz quot quote rabbit racial
        racism radar radi radiant radiation radical radio radioactive radius raffle rail railroad
        railway rainf rainfall raise ramp rand random rank rapid rash rather ratio rational rays
        react reaction reactor readily readings realistic reality realize realized realm rear
        reasonable reass rebell rebellion recall rece recept receptor receptors recess recharge
        recip recipient recogn recognised recognition recognize recomm recommendation
        recommendations reconc reconst reconstruct reconstruction recover recovery recre
        recreation recreational recru recruit rect recur recycl redirect rediscover redu reduction
        reef refer refere reference refill reflect reflection reflective reflex reform refrig
        refuge refugee refuse refused regard regardless regen regime region regional regist
        registered registration regression regul regulate regulation regulations regulatory rehab
        rehabilitation rehydrate reign reimagine rein reinfor reinforce reinvent reject rejection
        rejoice relat relate related relation relations relationship relative relatively
        relaxation rele release relevance relevant reliability reliance relie relief relieve relig
        religion religious reluct relying remain remark remarkable remedies remedy remn remote
        remov removal rend render renewable renowned repair repe repeat repeated repet repetitive
        repl replacement replenish replic replied report repos repository represent representation
        representative reprodu reproduce reproduction reproductive rept republic reput reputation
        requ requested requests require requirement requirements resc rescue rese researc research
        resemb resemble reserv reservoir reset resid residence resident residential residents
        residual resilience resilient resist resistance resistant resol resolution resolve reson
        resonance resonate resort resource resources resp respect respectful respective
        respectively respiratory respond respondents respons response responsibility responsible
        restaur restaurant restaurants restock restoration restore restrict restriction
        restrictions restyle retain retention retire retirement retreat retrie reuse revamp reve
        reven revenue reverse review revised revision revol revolution revolutionary rework rhet
        rhyth rhythm rice righteous rigid rigorous risk ritual rival river robot robust rocket
        role roll romantic roof root rotation rough roughly rout route royal rubber rule rules
        runoff rural rush rust sacr sacrific sacrifice safegu safety said sail sake salary salmon
        salt salvation sampl sanct sand sanitation satell satellite satis satisf satisfact
        satisfaction satisfied saturated sauce savings savor savour scal scale scan scar scarc
        scarce scatter scattered scen scenario scene sche schedul schedule schem scheme schol
        scholar scholars scholarship science scient scientific scientist scientists scope scra
        scrap scratch scre screwdriver script scrut sculpt sculpture seaf seafood seal seam
        seamless searc search seas secondary secre sect sector secular security sediment seeds
        seem seen segregation seism seiz seizures selection selective semester semi senior sens
        sensation sensitivity sensor sensors sent sentence separ separate separation sequ sequence
        serial series serious serum serv session sett settings settle settlement setup sevent
        seventh sever several severe severity sexual sexuality shad shadow shall shallow shame
        shampoo shap shar shark sharks sheep sheet shel shelter shield shif shift shimmer shock
        shoot shore shortage shot shouldn showc showcase shown shrubs shut siblings sick side
        sight signal signific significance significant silence silent silicon similar similarities
        similarity simpl simplicity simplify simulation simultane simultaneously sing singular
        sink sins situ situated situation sixth sizzle sketch skillet skip skull slave slavery
        slaves slic slice slide slight slightly slope smartphone smartphones smok smoke smoking
        smoothie snake sneaker sneakily snow snug snuggle soap soccer soci societ societal society
        socio socioeconomic socket soda sodium software soil solar sold soldiers sole solidarity
        solve somebody someday somehow sometimes somewhat somewhere sons soph sophisticated sore
        sought soul sour source southern sovere sovereignty spacecraft span sparkle spatial
        spatula speak spec specialized specific specifically specified specify specim specimen
        specimens spect spectacular spectrum speech spell spelling spent sperm sphere spices
        spider spill spin spinal spine spir spirit spiritual spite split spoil spok spoke spoken
        spons spont spread springtime sprou spruce square squir stabil stability stable stack
        staff stain stake stakeholders stamp standardized starlight stat static station
        statistical statistics statue status stead steam steep stem ster stere stereotypes stew
        stewardship stick stiff stigma still stim stimul stimulate stimulation stimuli stimulus
        stir stomach stone stood storage storytelling storytime stra straightforward strain strand
        strange strat strateg strategic straw stre streamline streng strengthen stressful stret
        stri strict strings strip strive stro stroke stru struck struct structural structure
        strugg struggle stuck stud studied stuff stumbled subjective submar submission submit subs
        subsc subsequ subsequent subsid subst substance substant substantial substitute substr
        substrate subt subtle subtract succ succeed successful sudden suff suffered suffering
        sufficient suggestion suggestions suicide suitable suitcase sulf sulfur summ summar
        summary summertime sunlight sunrise sunset sunshine supercharge superhero superior
        supernatural supervision supervisor supp suppl supplement supplied suppliers supportive
        suppose supposed suppress supre surf surfaces surg surge surgeon surgery surgical surpr
        surround surroundings surv surve surveillance surviv survival survive survivors suscept
        susceptible susp suspect suspended sust sustain sustainability swallow swelling swift
        sword syll symb symbol symbolic symptom symptoms synchron syndrome synt syntax synthes
        synthesis synthetic systematic systemic tablet tablets tack tackle tact tactics tags tail
        taken tale talent tales tall tang tangible tank tape tapestry tast taught taxes taxon teac
        teach teachers teaching teapot tear techn technical technique techniques technological
        teen teenagers teeth tele telephone telesc telescope television temp temper temperature
        templ template temple tempor temporal temporarily temporary tempt tendency tender tends
        tense tension tensor tenure term terminal terminology terr terrain terrestrial terrible
        territ territorial territory terror testim testimony textbook theater theatre theme
        themselves theology theor theore theoretical theory thera therap therapeutic therapist
        therapy thereby therefore therm thermal thesis thickness thir third thirty thor thorough
        thou thought thoughtful thous thousand thousands thread threat threatened threatening
        threshold thrive throat throne throughout thrown thrust thumb thus thyroid tick timber
        timeless timeline tiny tissue title toaster toasty tobacco todd toes toget toile toilet
        token told toler tolerance toll tomat tomato tomatoes tomb tong tongue tonnes took tooth
        topic torch torn tort tote tour tourism tourist tourists tower toxic toxicity toxins trace
        tract tradition traditional traffic trafficking trag traged tragic trait traits traject
        trans transaction transactions transc transcend transcript transf transfer transformation
        transformative transist transit transition transl translate translated translation
        transmission transmit transparency transparent transplant transport transportation trap
        trash traum trauma traumatic trav treadmill treasure treatment tree trem tremend
        tremendous triangle trib tribal tribe tric tried tries trig triggered trillion trim tripod
        trium triumph troops tropical trou trouble truck trunk truth tube tumor tune tunnel tuple
        turb turbines turtle turtles tutor tutorial twelve twentieth twenty twice twinkle typical
        typically ultrasound unable unbox uncertain uncertainty unclear uncomfort uncomfortable
        uncommon uncon unconscious uncover undergo undergraduate underground underlying underm
        underneath understood undert undertaken underwater undoubtedly unem unemployment
        unexpected unfair unfamiliar unfold unfortunately unhealthy uniform unint union uniqu
        univers universal universe university unknown unless unlike unlikely unnecess unnecessary
        unpre unprecedented unpredict unre unto untreated unus unusual unwanted unwind unwrap
        upcoming upload upset upward urban urinary urine usage useful username using usual usually
        uter util utility utilization utilize utter vacc vaccination vaccine vacuum validate
        validation validity valley valu valve vapor vari variability variable variant variation
        variations various vary vascular vast vector veget vegetable vegetables vegetation vegg
        vehicle vein veins velocity velvety vend vent ventilation venture verb verbal verbose
        verify versatile verse version versus vert verte vertical vess vessel vessels veter
        veterans veterin veterinarian viable vibr vice vict victim victory vide viewpoints vigil
        vill village vine viol violation violence violent viral virt virtual virtue virus
        visibility visible vision visitor visitors visual visualization visualize vital vitamin
        vivid vocabulary vocal voice volcan volcanic voltage volume volunt voluntary volunteer
        volunteers vomiting vote vulner vulnerability vulnerable wage wake wallet wand ware
        warfare warmth warn warnings warrant wars wasn waste wastewater watershed wavel weak
        weaken weakness wealth weap weapon weapons webcam webs weeds weeknight weigh weight
        welfare wellbeing went weren western wetlands whale whales wheat wheel whenever whereas
        whereby wherein wherever whilst whis whisk whoa whose widespread width wild wilderness
        wildlife wing wings wintertime wisdom wishlist withdraw withdrawal witness wolf wolves
        wond wooden wore workforce workplace workshe worksheet worksheets workshop workshops
        worldwide worms worn worried worse worship worst wouldn wound wrench writ writings written
        wrong wrote yay yeast yield yippee zesty zinc
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
