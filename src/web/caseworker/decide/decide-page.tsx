import type { ComponentChildren } from 'preact';
import type { EvaluatedField, EvaluatedPage } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { type FileAddress, FileAddressContext } from '../../../forms/kinds/files/file-address.ts';
import { PictureAddressContext } from '../../../forms/kinds/image/picture-address.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { MarkingContext, markingOf } from '../../../forms/kinds/pieces/marking.ts';
import { partsOf } from '../../../forms/sheets.ts';
import type { OpenStep } from '../../../workflows/case-state.ts';
import type { ApproveStep } from '../../../workflows/definition.ts';
import { addresses as citizenAddresses } from '../../citizen/addresses.ts';
import { FieldView } from '../../citizen/fill/field-view.tsx';
import { pageFormId } from '../../citizen/fill/form-page.tsx';
import type { OpenDraft } from '../../citizen/fill/open-draft.ts';
import { PageItems } from '../../citizen/fill/page-items.tsx';
import { useCitizenTexts } from '../../citizen/texts.ts';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { DecisionFields } from '../decision-form.tsx';
import type { CasePageData } from '../read-case-page.ts';
import { askingOf } from '../steps/asking.ts';
import { holderOf } from '../steps/may-settle.ts';
import { placeInWords } from '../steps/place-in-words.ts';
import { useCaseStepTexts } from '../steps/texts.ts';
import { Votes } from '../steps/votes.tsx';
import { useCaseworkerTexts } from '../texts.ts';

/** Names that no field of a form has: those hold no hyphen. */
export const decideNames = {
  reason: 'afgoerelse-begrundelse',
  choice: 'afgoerelse-beslutning',
  goesOn: 'afgoerelse-naeste',
  see: 'afgoerelse-se-foerst',
  seen: 'afgoerelse-er-set',
  save: 'afgoerelse-gem',
  draft: 'afgoerelse-kladde',
} as const;

export interface DecidePageProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly open: OpenStep;
  readonly step: ApproveStep;
  readonly filling: OpenDraft;
  /** The form with the answers that are to stand in its inputs. */
  readonly sheet: EvaluatedPage;
  readonly reason: string;
  readonly reasonError: string | undefined;
  readonly errorsAt: (field: EvaluatedField) => readonly FieldError[];
  /** What is said above the inputs. */
  readonly notices?: ComponentChildren;
}

/** The form that goes with a decision, then the reason and the choices. */
export function DecidePage(properties: DecidePageProperties) {
  const t = useCaseworkerTexts();
  const ofSteps = useCaseStepTexts();
  const { context, data, open, step, reason, reasonError, notices } = properties;
  const { organisation, stored, workflow, employee, standsInFor, queue, view, names } = data;
  const holder = holderOf(view.tasks, open.id);
  const asking = askingOf(stored.state, open, step, { id: employee.id, standsInFor }, holder);
  const place = placeInWords(workflow.workflow.definition, stored.state, open, context.language);
  const isOthers = holder !== null && holder !== employee.id && !standsInFor.includes(holder);
  const absent = asking.reader.kind === 'may' ? asking.reader.onBehalfOf : null;
  const nameOf = (id: string) => names[id] ?? view.employees[id] ?? t('caseworker.author.unknown');
  return (
    <>
      <p class="quiet mb-0">{t('caseworker.case.number', { number: stored.number })}</p>
      <h1 class="mt-0">
        <LocalText text={step.title} />
      </h1>
      {notices}
      {place.length > 0 && <p>{place.join(', ')}</p>}
      <Votes data={data} asking={asking} group={step.group} />
      {isOthers && <p>{t('caseworker.task.others', { name: nameOf(holder) })}</p>}
      {asking.reader.kind !== 'may' && <p>{ofSteps(`caseSteps.barred.${asking.reader.kind}`)}</p>}
      {asking.reader.kind === 'may' && !isOthers && (
        <PostForm
          action={addresses.decide(organisation.slug, stored.id, open.id, queue)}
          csrfToken={context.csrfToken}
          id={pageFormId}
          multipart={properties.sheet.fields.some(({ field }) => field.kind === 'files')}
        >
          {absent !== null && <p>{ofSteps('caseSteps.decide.for', { name: nameOf(absent) })}</p>}
          <Filling {...properties} />
          <h2 class="mt-6">{t('caseworker.decide.heading')}</h2>
          <DecisionFields
            data={data}
            step={step}
            several={asking.total !== null}
            names={decideNames}
            reason={reasonError === undefined ? { value: reason } : { value: reason, error: reasonError }}
          />
          <p>
            <Button kind="tertiary" icon="save" name={decideNames.save} value="1">
              {ofSteps('caseSteps.decide.save')}
            </Button>
          </p>
        </PostForm>
      )}
    </>
  );
}

/** The inputs of the form, each page of it under its heading. */
function Filling({ context, data, filling, sheet, errorsAt }: DecidePageProperties) {
  const t = useCitizenTexts();
  const ofSteps = useCaseStepTexts();
  const { slug } = data.organisation;
  const { draft, form, files } = filling;
  const { key } = form.definition;
  const asked = sheet.fields.filter((field) => field.visible && kindOf(field.field).asks);
  const fileAddress: FileAddress = (file, use) =>
    citizenAddresses.draftFile(slug, key, draft.id, file.id) + (use === 'picture' ? '?billede=1' : '');
  return (
    <>
      <input type="hidden" name="revision" value={draft.revision} />
      <input type="hidden" name={decideNames.draft} value={draft.id} />
      {/* Enter in an input presses the first button of a form: that must be none that decides. */}
      <button type="submit" class="sr-only" tabIndex={-1} aria-hidden="true" name={decideNames.save} value="1">
        {ofSteps('caseSteps.decide.save')}
      </button>
      <MarkingContext.Provider value={markingOf(asked.map(({ required }) => required))}>
        <PictureAddressContext.Provider value={(field) => citizenAddresses.picture(slug, key, form.id, field.key)}>
          <FileAddressContext.Provider value={fileAddress}>
            {partsOf(sheet)
              .filter((part) => part.visible)
              .map((part) => (
                <section key={part.page.key} aria-labelledby={`side-${part.page.key}`}>
                  <h2 id={`side-${part.page.key}`}>
                    <LocalText text={part.page.title} />
                  </h2>
                  {part.page.intro !== undefined && (
                    <p>
                      <LocalText text={part.page.intro} />
                    </p>
                  )}
                  <PageItems
                    page={part}
                    draw={(field) => (
                      <>
                        <FieldView field={field} errorsAt={errorsAt} language={context.language} files={files} />
                        {field.field.kind === 'files' && field.visible && (
                          <p class="mt-4">
                            <Button
                              kind="secondary"
                              name="_upload"
                              value={field.path}
                              icon="upload"
                              about={t('citizen.fill.uploadAbout')}
                            >
                              {t('citizen.fill.upload')}
                            </Button>
                          </p>
                        )}
                      </>
                    )}
                  />
                </section>
              ))}
          </FileAddressContext.Provider>
        </PictureAddressContext.Provider>
      </MarkingContext.Provider>
    </>
  );
}
