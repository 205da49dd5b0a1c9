import { defineTexts } from '../texts/catalogue.ts';

/** What the check before publishing says: each names what is wrong and what to do. */
export const workflowTexts = defineTexts({
  'workflow.finding.unknown-step': {
    da: 'Trinnet fører til »{step}«, som ikke findes. Vælg et andet trin.',
    en: 'The step leads to “{step}”, which does not exist. Choose another step.',
  },
  'workflow.finding.unknown-form': {
    da: 'Blanketten »{form}« findes ikke eller er ikke udgivet. Udgiv den først, eller vælg en anden.',
    en: 'The form “{form}” does not exist or is not published. Publish it first or choose another.',
  },
  'workflow.finding.option-off': {
    da: 'Dataafleveringen »{delivery}« er ikke slået til. Slå den til, eller vælg en anden.',
    en: 'The delivery “{delivery}” is not switched on. Switch it on or choose another.',
  },
  'workflow.finding.delivery-wrong': { da: '{problem}', en: '{problem}' },
  'workflow.finding.delivery-unready': {
    da: 'Dataafleveringen er ikke klar til brug: {problem}',
    en: 'The delivery is not ready for use: {problem}',
  },
  'workflow.finding.start': {
    da: 'Arbejdsgangen skal begynde med, at den, der starter, udfylder en blanket.',
    en: 'The workflow must begin with a form that the starter fills in.',
  },
  'workflow.finding.unreachable': {
    da: 'Ingen vej fører til trinnet. Forbind det, eller slet det.',
    en: 'No path leads to the step. Connect it or delete it.',
  },
  'workflow.finding.endless-loop': {
    da: 'Trinnet kan komme tilbage til sig selv uden en person eller en ventetid. Bryd ringen.',
    en: 'The step can come back to itself without a person or a wait. Break the circle.',
  },
  'workflow.finding.no-end': {
    da: 'Herfra kan sagen aldrig slutte. Før trinnet til et sluttrin.',
    en: 'From here the case can never end. Lead the step to an end step.',
  },
  'workflow.finding.unknown-placeholder': {
    da: 'Teksten bruger »{path}«, som ikke findes her. Ret navnet, eller fjern det.',
    en: 'The text uses “{path}”, which does not exist here. Correct the name or remove it.',
  },
  'workflow.finding.alias-twice': {
    da: 'Navnet »{alias}« bruges af to trin til hver sit. Giv det ene et andet navn.',
    en: 'The name “{alias}” is used by two steps for different things. Give one of them another name.',
  },
  'workflow.finding.never-said': {
    da: '»{alias}« er aldrig udfyldt eller afgjort, når sagen når hertil. Flyt trinnet, eller brug et andet navn.',
    en: '“{alias}” has never been filled in or decided when the case gets here. Move the step or use another name.',
  },
  'workflow.finding.branch-shared': {
    da: 'Grenen »{branch}« begynder med et trin, som også nås uden om grenen. Lad den begynde med sit eget trin.',
    en: 'The branch “{branch}” begins with a step that is also reached past the branch. Let it begin with a step of its own.',
  },
  'workflow.finding.no-items': {
    da: 'Trinnet gør ikke noget for hvert punkt. Tilføj et trin i ringen.',
    en: 'The step does nothing for each item. Add a step inside it.',
  },
  'workflow.finding.wait-for-what': {
    da: 'Vælg én ting at vente på: en tid, en dato eller en hændelse.',
    en: 'Choose one thing to wait for: a time, a date or an event.',
  },
  'workflow.finding.no-payment-field': {
    da: 'Trinnet kræver betaling for »{alias}«, men den blanket har intet betalingsfelt af det navn. Vælg en blanket med et betalingsfelt, eller sæt et ind i blanketten.',
    en: 'The step demands payment for “{alias}”, but that form has no payment field of that name. Choose a form with a payment field, or put one into the form.',
  },
  'workflow.finding.unknown-payment': {
    da: 'Trinnet afregner betalingen »{alias}«, men intet betalingstrin hedder det. Vælg en betaling, der er i arbejdsgangen, eller sæt et betalingstrin ind før dette.',
    en: 'The step settles the payment “{alias}”, but no payment step is called that. Choose a payment that the workflow has, or put a payment step in before this one.',
  },
  'workflow.finding.unpaid-form': {
    da: 'Intet trin kræver betalingen »{field}« i blanketten »{form}«. Sæt et betalingstrin ind, ellers betaler ingen.',
    en: 'No step demands the payment “{field}” of the form “{form}”. Put a payment step in, or nobody pays.',
  },
  'workflow.finding.never-captured': {
    da: 'Pengene bliver kun reserveret, og intet trin hæver dem. Sæt et trin ind, der afregner »{alias}« ved at hæve, ellers skal en medarbejder huske at gøre det på hver sag.',
    en: 'The money is only reserved, and no step takes it. Put a step in that settles “{alias}” by capturing, or an employee must remember to do it on each case.',
  },
  'workflow.finding.currency-lacking': {
    da: 'Blanketten skal betales i {currency}, men betalingsaftalen »{agreement}« kan ikke tage imod den valuta. Vælg en anden aftale i blanketten, eller skriv valutaen på aftalen under Betaling i administrationen, hvis Pensopay har slået den til.',
    en: 'The form is to be paid in {currency}, but the payment agreement “{agreement}” cannot take that currency. Choose another agreement in the form, or write the currency on the agreement under Payment in the administration if Pensopay has enabled it.',
  },
  'workflow.finding.no-agreement': {
    da: 'Blanketten bruger betalingsaftalen »{agreement}«, men den findes ikke under Betaling i administrationen. Opret den dér, eller vælg en anden i blanketten.',
    en: 'The form uses the payment agreement “{agreement}”, but Payment in the administration has none such. Make it there, or choose another in the form.',
  },
  'workflow.finding.no-letter': {
    da: 'Afleveringen sender et brev, men brevet er ikke skrevet. Skriv det, eller vælg et andet hoveddokument.',
    en: 'The delivery sends a letter, but it has not been written. Write it, or choose another main document.',
  },
  'workflow.finding.unknown-main': {
    da: 'Hoveddokumentet hentes fra »{alias}«, som hverken er en blanket i arbejdsgangen eller et spørgsmål efter filer. Vælg et andet.',
    en: 'The main document is taken from “{alias}”, which is neither a form of the workflow nor a question for files. Choose another.',
  },
  'workflow.finding.main-of-items': {
    da: 'Hoveddokumentet hentes fra »{alias}«, som udfyldes for hvert punkt på en liste. Vælg en blanket, der kun udfyldes én gang, eller en fil fra det punkt, trinnet selv hører til.',
    en: 'The main document is taken from “{alias}”, which is filled in for each item of a list. Choose a form that is filled in once, or a file of the item that the step itself belongs to.',
  },
  'workflow.finding.main-not-pdf': {
    da: 'Hoveddokumentet skal være én PDF-fil. Lad »{field}« kun tage imod PDF og højst én fil.',
    en: 'The main document must be one PDF file. Let “{field}” take PDF alone and at most one file.',
  },
  'workflow.finding.unknown-recipient': {
    da: 'Modtageren hentes fra »{field}«, som ikke er et spørgsmål i arbejdsgangens blanketter. Vælg en anden.',
    en: 'The recipient is taken from “{field}”, which is no question of the workflow’s forms. Choose another.',
  },
  'workflow.finding.recipient-kind': {
    da: 'Modtageren hentes fra »{field}«, som hverken spørger efter en person eller en virksomhed. Vælg et andet spørgsmål.',
    en: 'The recipient is taken from “{field}”, which asks neither for a person nor for a company. Choose another question.',
  },
  'workflow.finding.recipient-of-items': {
    da: 'Modtageren hentes fra »{alias}«, som udfyldes for hvert punkt på en liste. Vælg en blanket, der kun udfyldes én gang, eller en fra det punkt, trinnet selv hører til.',
    en: 'The recipient is taken from “{alias}”, which is filled in for each item of a list. Choose a form that is filled in once, or one of the item that the step itself belongs to.',
  },
  'workflow.finding.recipient-twice': {
    da: 'Modtageren er både valgt og skrevet som et udtryk. Behold kun det ene.',
    en: 'The recipient is both chosen and written as an expression. Keep only one of them.',
  },
  'workflow.finding.no-recipient': {
    da: 'Denne aflevering kan ikke sendes til en, trinnet vælger. Fjern valget af modtager.',
    en: 'This delivery can’t go to somebody whom the step chooses. Remove the choice of recipient.',
  },
  'workflow.finding.never-unsent': {
    da: 'Denne aflevering bliver altid sendt. Fjern den vej, sagen går, når den ikke sendes.',
    en: 'This delivery is always sent. Remove the way that the case goes when it is not sent.',
  },
  'workflow.recipient.subject': { da: 'Den, sagen handler om', en: 'Whom the case is about' },
  'workflow.recipient.representative': {
    da: 'Den, der har sendt den for vedkommende',
    en: 'Whoever sent it on their behalf',
  },
  'workflow.told.noRecipient': {
    da: 'Svaret nævner hverken en person eller en virksomhed. Forsendelsen bliver en opgave.',
    en: 'The answer names neither a person nor a company. The delivery becomes a task.',
  },
  'workflow.finding.delivery-needs': {
    da: 'Afleveringen mangler »{field}«. Udfyld det.',
    en: 'The delivery lacks “{field}”. Fill it in.',
  },
  'workflow.finding.delivery-knows-not': {
    da: 'Afleveringen har ikke noget, der hedder »{field}«. Fjern det.',
    en: 'The delivery has nothing called “{field}”. Remove it.',
  },
  'workflow.finding.anonymous-return': {
    da: 'Blanketten kan sendes uden log-in, og så kan sagen ikke sendes tilbage til den, der startede den. Kræv log-in, eller fjern vejen tilbage.',
    en: 'The form can be sent without logging in, and then the case cannot be sent back to whoever started it. Demand a log-in or remove the way back.',
  },
  'workflow.finding.unknown-column': {
    da: 'Indbakken skal vise »{field}«, som ikke er et felt i arbejdsgangens blanketter. Fjern kolonnen.',
    en: 'The inbox is to show “{field}”, which is no field of the workflow’s forms. Remove the column.',
  },
  'workflow.finding.unknown-sms-number': {
    da: 'Besked på sms går til »{field}«, som ikke er et telefonnummer i arbejdsgangens blanketter. Vælg et andet spørgsmål, eller fjern valget.',
    en: 'News by SMS go to “{field}”, which is no telephone number in the workflow’s forms. Choose another question, or take the choice away.',
  },
  'workflow.finding.unknown-invited': {
    da: 'Beskeden går til den, der er inviteret til »{alias}«, men ingen bliver inviteret til en blanket med det navn.',
    en: 'The message goes to whoever was invited to “{alias}”, but nobody is invited to a form by that name.',
  },
  'workflow.finding.unknown-sees': {
    da: 'Den, der udfylder, skal kunne se »{alias}«, som ikke findes. Fjern det.',
    en: 'Whoever fills in is to see “{alias}”, which does not exist. Remove it.',
  },
  'workflow.told.missing': {
    da: 'Feltet skal udfyldes i arbejdsgangen.',
    en: 'The field must be filled in in the workflow.',
  },
  'workflow.told.unreadable': {
    da: 'Udtrykket kan ikke læses. Ret det i arbejdsgangen.',
    en: 'The expression cannot be read. Correct it in the workflow.',
  },
  'workflow.told.tooLong': {
    da: 'Udtrykket er for stort at regne ud for den her sag. Gør det enklere.',
    en: 'The expression is too large to work out for this case. Make it simpler.',
  },
  'workflow.told.unsaid': {
    da: 'Udtrykket giver intet, fordi sagen ikke har dette endnu: {names}.',
    en: 'The expression gives nothing because the case does not have this yet: {names}.',
  },
  'workflow.told.nothing': {
    da: 'Udtrykket giver intet i den her sag: Et af svarene er tomt eller af en anden slags, end udtrykket venter.',
    en: 'The expression gives nothing in this case: one of the answers is empty or of another kind than the expression expects.',
  },
  'workflow.told.emptyPlaces': {
    da: 'Her er pladser, som sagen ikke giver noget til: {places}.',
    en: 'There are places to which the case gives nothing: {places}.',
  },
});
