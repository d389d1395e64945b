"""Owns the nouns that newspapers call people by: what they do, where they come from, whose relatives they are; and
the few that never are people."""

from typing import Final

_FEMALE_LIST: Final = """
actress alderwoman aunt ballerina baroness bride businesswoman chairwoman congresswoman councilwoman countess daughter
duchess empress fisherwoman forewoman frontwoman girl girlfriend goddaughter grandmother granddaughter heiress heroine
horsewoman hostess housewife lady landlady mother mum mom niece nun noblewoman policewoman postwoman princess queen
saleswoman schoolgirl seamstress sister spokeswoman sportswoman stepdaughter stepmother stewardess waitress widow wife
woman
auntie camerawoman clergywoman diva fiancee fiancée firewoman gran grandma granny headmistress headwoman laywoman mama
markswoman matriarch nan ombudswoman postmistress salesgirl schoolmistress servicewoman starlet stateswoman tradeswoman
tribeswoman washerwoman
"""
_MALE_LIST: Final = """
alderman baron baronet bloke boy boyfriend brother businessman cameraman cattleman chairman clergyman congressman
councilman count craftsman duke emperor father fisherman foreman frontman gentleman godfather godson grandad grandfather
grandson guy handyman horseman husband king landlord man monk nephew nobleman policeman postman priest prince salesman
schoolboy son sportsman stepfather stepson stuntman tradesman uncle waiter widower
anchorman dad daddy fiance fiancé grandpa headmaster herdsman hitman layman lineman linesman marksman middleman milkman
oarsman oilman papa patriarch ploughman repairman salesclerk schoolmaster serviceman showman statesman steersman
strongman swordsman townsman trawlerman tribesman yachtsman
"""
_EITHER_LIST: Final = """
academic accountant activist actor administrator adviser advisor advocate agent aide ally ambassador analyst anchor
anthropologist apprentice archaeologist archbishop architect arbiter artist assistant astronaut astronomer athlete
attacker attendant attorney auctioneer author backbencher baker banker bandmate bargeman barista barrister bassist
batsman batter beekeeper biologist bishop blogger boatman boss botanist bowler boxer brewer broker builder butcher
buyer bystander cabbie campaigner candidate captain cardinal caretaker carer carpenter cartoonist cashier celebrity
cellist centre-back centre-half champion chancellor chaplain chef chemist chief child choreographer clerk cleaner
climber clockmaker co-author co-founder co-leader co-owner co-star coach colleague collector colonel columnist comedian
comic commander commentator commissioner commuter companion complainant composer conductor constable consultant
consumer contractor contributor convict cook coordinator coroner correspondent councillor counsel counsellor
counterpart courier cousin creator critic curator customer cyclist dancer dealer dean debutant deckhand defendant
defender delegate dentist deputy designer detective developer diplomat director dissident diver doctor doorman
doyen driver drummer dweller economist editor educator electrician employee engineer entertainer entrepreneur
envoy epidemiologist estate-agent evangelist executive expert explorer ex-minister ex-player ex-soldier eyewitness
fan fan-favourite farmer farmworker ferryman fielder fighter film-maker filmmaker financier firefighter fisher
fly-half footballer forecaster forester forward founder fugitive full-back fullback gardener general geologist
geographer glaciologist goalkeeper golfer governor grower graduate guard guardian guest guide guitarist gunman
gymnast hairdresser half-back handler harvester head headteacher helper historian hitmaker homeowner host hostage
hunter imam immigrant inmate innkeeper inspector instructor interpreter intern inventor investigator investor
jeweller jockey joiner journalist judge juror keeper kicker laboratory-technician labourer lawmaker lawyer leader
left-back left-hander lecturer legislator librarian lieutenant lifeguard linguist lobbyist local lodger machinist
magistrate magnate maid major manager marathoner mariner mason master mathematician mayor mechanic mediator medic
member merchant meteorologist midfielder midwife migrant miller miner minister missionary model monarch motorist
mountaineer mp musician nanny native naturalist negotiator neighbor neighbour neuroscientist newcomer newsreader
novelist number-ten nurse nutritionist observer officer official oncologist onlooker opener operator opponent organiser
organist organizer owner painter palaeontologist paleontologist paramedic parent parishioner participant partner
partygoer passenger passer-by pastor patient patron pedestrian pensioner percussionist performer pharmacist
philanthropist philosopher photographer physician physicist pianist pilot pitcher planner playmaker playwright player
plumber poet pollster pope porter postdoc potter practitioner preacher premier presenter president prisoner producer
professor programmer promoter proprietor prosecutor protester protestor provost psychiatrist psychologist publican
publicist publisher puppeteer quarterback rabbi racer radiologist ranger rapper reader receptionist recruit rector
referee refugee registrar regular relative reporter representative rescuer researcher resident respondent restaurateur
retiree rider right-back ringleader rival robber roofer rower runner-up runner sailor scholar schoolteacher scientist
scrum-half sculptor seaman secretary sedimentologist seller senator sergeant server settler sheriff shepherd
shopkeeper shopper signalman singer singer-songwriter skier skipper smallholder sociologist soldier solicitor
songwriter soprano source spectator spinner spokesperson spokesman sprinter star statistician steward stockbroker
stranger strategist striker student substitute superintendent
supervisor supplier supporter surgeon survivor surveyor suspect
swimmer tailor taxi-driver teacher teammate team-mate technician teenager tenant tenor thatcher therapist toddler
tourist tracker trader trainee trainer translator traveller treasurer trooper trucker trustee tutor tycoon umpire
undertaker undersecretary understudy user veteran vet vicar victim viewer villager violinist virologist visitor vocalist
volunteer voter walker warden watchmaker weaver welder whip whistle-blower whistleblower wicketkeeper winemaker winger
winner witness worker writer youngster youth zoologist
alumnus anaesthetist angler barber baritone barmaid beautician birdwatcher blacksmith bouncer breeder bricklayer
caddie camper cardiologist chairperson classmate climatologist criminologist crofter dispatcher docker dramatist
ecologist entomologist essayist farrier flatmate gamekeeper glazier grandmaster hiker housemate hydrologist
illustrator impresario lyricist mezzo-soprano neurologist oceanographer ombudsman optician orderly ornithologist
paediatrician paralegal pathologist pediatrician plasterer pupil radiographer roommate scaffolder seismologist
sophomore stagehand stevedore toolmaker undergraduate usher usherette volcanologist
addict admiral allergist almoner ambulanceman arborist archivist astrologer astrophysicist audiologist backpacker
bailiff barkeeper bassoonist beneficiary biochemist biographer bodyguard bookkeeper bookseller bursar busker caller
cartographer caterer censor centenarian chairholder charwoman chauffeur childminder chiropractor choirmaster civilian
claimant clairvoyant cobbler colourist commissionaire commodore compere concierge confectioner congregant
conservationist conservator constituent costumier councilmember councilor counselor cowboy crewman crewmember cricketer
croupier curate daredevil deacon decorator demonstrator dermatologist deserter dietician dietitian disciple docent donor
dramaturg draughtsman dressmaker drover emcee emigrant endocrinologist engraver enthusiast enumerator equestrian
ethicist ethnographer evacuee expatriate farmhand feminist fiddler fisherfolk fishmonger flautist florist flutist
folklorist forager fundraiser geneticist geochemist geophysicist gerontologist ghostwriter goatherd goldsmith grocer
groundskeeper groundsman guerrilla gunner gynaecologist gynecologist handyperson harpist harpsichordist healer herbalist
herder hermit hitchhiker holidaymaker homebuyer homemaker horticulturalist horticulturist houseguest housekeeper
hypnotist immunologist industrialist informant inpatient insider instigator insurgent internist ironworker islander
jailer janitor jogger jurist kayaker keyworker kickboxer laborer laird lamplighter landowner lawman lifeboatman
limnologist listener locksmith logger lumberjack maestro magician manicurist manservant marcher masseur memoirist
microbiologist militant millionaire minder mixologist moderator motorcyclist mourner muralist murderer musicologist
mycologist naturopath nephrologist neurosurgeon newlywed nightwatchman nomad nonagenarian notary nurseryman oboist
obstetrician occupant octogenarian ophthalmologist optometrist orthodontist orthopaedist osteopath outfielder overseer
panelist panellist paratrooper parliamentarian passerby penpal perpetrator petitioner pharmacologist phlebotomist physio
physiologist physiotherapist pickpocket plaintiff plantsman podcaster podiatrist polymath pontiff postmaster prankster
prefect prelate preservationist primatologist principal procurator projectionist proofreader proprietress
psychotherapist rancher rapporteur realtor reenactor reformer renter repairer reservist restorer reveller reviewer
rheumatologist rioter roadie rookie sacristan saddler salesperson saxophonist sceptic schoolchild schoolkid scoutmaster
scribe scriptwriter seafarer seminarian septuagenarian serviceperson sexton shareholder shearer sheikh shepherdess
shipwright signwriter skateboarder skater skeptic skydiver smuggler sniper sommelier speechwriter spouse squatter
stablehand stallholder statesperson steelworker stockman stonemason storyteller stylist subcontractor subscriber
suffragan superfan superstar surfer survivalist taoiseach tattooist taxidermist taxpayer td technologist teen
telemarketer theologian timekeeper toastmaster toxicologist tradesperson traveler trombonist truant trumpeter tween
typist tánaiste underwriter urbanist urologist valedictorian vendor ventriloquist verger veterinarian viticulturist
vlogger warlord watchman weatherman weightlifter wheelwright whittler winegrower woodcarver woodworker wordsmith workman
wrestler yogi youtuber zookeeper
"""
FEMALE_NOUNS: Final = frozenset(_FEMALE_LIST.split())
MALE_NOUNS: Final = frozenset(_MALE_LIST.split())
HUMAN_NOUNS: Final = FEMALE_NOUNS | MALE_NOUNS | frozenset(_EITHER_LIST.split())
# People of the arts and of sport, whom articles are about; a judge or a neighbour is mostly somebody else than them.
_STARS_LIST: Final = """
actor actress architect artist athlete author ballerina batsman bowler boxer cellist chef choreographer coach comedian
comic composer conductor cyclist dancer defender designer drummer filmmaker film-maker footballer forward goalkeeper
golfer guitarist jockey midfielder musician novelist painter pianist playwright poet quarterback racer rapper runner
sailor sculptor singer singer-songwriter skier songwriter soprano sprinter star striker swimmer tenor violinist winger
writer
"""
STARS: Final = frozenset(_STARS_LIST.split())
# Parts of the body and stretches of time, which stand where a speaker may stand: `my hands flared back, and said`.
_NOBODY_LIST: Final = """
arm arms ears eye eyes face feet finger fingers fist fists hair hand hands heart knee knees leg legs lips mouth shoulder
shoulders stomach tears teeth throat tongue day days hour hours minute minutes moment month months week weeks year years
"""
NOBODY_NOUNS: Final = frozenset(_NOBODY_LIST.split())
# Words of office that end in a noun of people: they name one, but stand for many things (`head`, `star`, `host`).
_GENDERED_ENDINGS: Final = (("woman", "f"), ("man", "m"))


def is_human(noun: str) -> bool:
    """Is a noun in the singular, lower case, one for a person? Also `ex-soldier`, `mum-of-two`, `52-year-old`."""
    noun = noun.removeprefix("ex-").removeprefix("co-").removeprefix("vice-").removeprefix("then-")
    return noun in HUMAN_NOUNS or noun.endswith(("-year-old", "year-old")) or noun.split("-of-")[0] in HUMAN_NOUNS


def gender_of_noun(noun: str) -> str:
    """`f`, `m` or "" for a noun in the singular, lower case."""
    noun = noun.split("-of-")[0]
    if noun in FEMALE_NOUNS:
        return "f"
    return "m" if noun in MALE_NOUNS else ""
