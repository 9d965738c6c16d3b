import type { Offer } from '../contract.ts'
import type { Calendar } from './calendar.ts'

/** The stand-in catalogue (indsatsvifte): open offers, referrals and decisions, one of them past its review. */
export function offersAt({ day, workday }: Calendar): Offer[] {
  const owner = 'Prøveby Kommune, Job og Hjælp'
  const reviewOn = workday(120)
  return [
    {
      id: 'jobcafe',
      title: 'Jobcafé',
      kind: 'drop-in',
      description: 'Kom og få hjælp til cv og ansøgning. Der er kaffe, og du behøver ikke melde dig til.',
      provider: 'Prøveby Kommune',
      place: { name: 'Prøveby Bibliotek', address: 'Bogtorvet 2, 0999 Prøveby', room: 'stuen' },
      times: 'tirsdag og torsdag kl. 10-13',
      howToJoin: 'open',
      languages: ['da', 'en', 'ar'],
      access: 'Der er rampe og elevator.',
      cost: 'Det er gratis.',
      municipalities: ['999'],
      owner,
      reviewOn
    },
    {
      id: 'kassekursus',
      title: 'Kursus ved kassen',
      kind: 'course',
      description: 'Du lærer at sidde ved kassen og tale med kunder.',
      provider: 'Prøve-Skolen',
      place: { name: 'Prøve-Skolen', address: 'Skolegade 9, 0999 Prøveby' },
      times: 'to uger, alle hverdage kl. 9-12',
      howToJoin: 'decision',
      whoDecides: 'Din sagsbehandler',
      languages: ['da'],
      parts: ['Kassen', 'Kunder', 'En dag i en butik'],
      owner,
      reviewOn
    },
    {
      id: 'kulturvitaminer',
      title: 'Kulturvitaminer',
      kind: 'culture',
      description: 'Vi læser, synger og går på museum sammen. Du skal ikke kunne noget på forhånd.',
      times: 'tre gange om ugen',
      howToJoin: 'referral',
      whoDecides: 'Din sagsbehandler eller din mentor',
      travel: 'Vi mødes altid ved bussens endestation.',
      owner,
      reviewOn
    },
    {
      id: 'aaben-raadgivning',
      title: 'Åben rådgivning for unge',
      kind: 'counselling',
      description: 'Tal med en psykolog om det, der er svært. Du kan bare komme.',
      times: 'onsdag kl. 14-17',
      howToJoin: 'open',
      cost: 'Det er gratis.',
      ageFrom: 15,
      ageTo: 25,
      owner: 'Prøveby Sundhedshus',
      reviewOn
    },
    {
      id: 'gaahold',
      title: 'Gåhold',
      kind: 'health',
      description: 'Vi går en tur i roligt tempo og taler sammen.',
      times: 'mandag og fredag kl. 10',
      howToJoin: 'open',
      owner: 'Prøveby Sundhedshus',
      valid: { from: day(-400) },
      reviewOn: workday(-20)
    },
    {
      id: 'virksomhedsspor',
      title: 'Vejen ind i en virksomhed',
      kind: 'education-track',
      description: 'Først ser du tre virksomheder. Så vælger du en og prøver et job der.',
      howToJoin: 'decision',
      whoDecides: 'Din sagsbehandler',
      parts: ['Besøg i tre virksomheder', 'Praktik', 'Lønnede timer'],
      owner,
      reviewOn
    },
    // As bare as the contract allows.
    { id: 'mentorhjaelp', title: 'Mentor', kind: 'mentoring', howToJoin: 'decision', owner }
  ]
}
