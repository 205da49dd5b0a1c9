import type { Change, FormDifference, MemberChange, Standing } from '../../../../forms/design/difference.ts';
import type { Json } from '../../../../forms/design/json.ts';
import type { HumanPath } from '../../../../forms/design/place.ts';
import { isText } from '../../../../forms/design/texts-of.ts';
import { type Language, markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import { languageName } from '../language-name.ts';

/** What is different between two versions, as a person would tell it; texts side by side. */
export function DifferenceView({ difference }: { readonly difference: FormDifference }) {
  const { t } = useDesigner();
  if (difference.length === 0) return <p>{t('designer.difference.none')}</p>;
  return (
    <ul class="difference no-max-width">
      {difference.map((change) => (
        <li key={`${change.kind} ${change.place}`} class={`change change-${change.kind}`}>
          <ChangeLine change={change} />
        </li>
      ))}
    </ul>
  );
}

function ChangeLine({ change }: { readonly change: Change }) {
  const { t } = useDesigner();
  const thing = t(`designer.thing.${change.thing}`);
  return (
    <>
      <h3 class="change-title">
        <span class="change-kind">{t(`designer.difference.${change.kind}`)}</span> {thing}
        {change.path.length > 0 && (
          <>
            : <Path path={change.path} />
          </>
        )}
      </h3>
      {change.kind === 'moved' && (
        <p>
          {t('designer.difference.from')} <Stood at={change.from} /> {t('designer.difference.to')}{' '}
          <Stood at={change.to} />
        </p>
      )}
      {change.kind === 'added' && (
        <p>
          <Stood at={change.to} />
        </p>
      )}
      {change.kind === 'removed' && (
        <p>
          <Stood at={change.from} />
        </p>
      )}
      {change.kind === 'changed' && change.members.map((member) => <Member key={member.member} member={member} />)}
    </>
  );
}

function Path({ path }: { readonly path: HumanPath }) {
  const { language } = useDesigner();
  return <>{path.map((part) => markedIn(part, language)).join(' › ')}</>;
}

function Stood({ at }: { readonly at: Standing }) {
  const { t, language } = useDesigner();
  const container = at.container.map((part) => markedIn(part, language)).join(' › ');
  return (
    <>
      {container === ''
        ? t('designer.difference.position', { position: at.position })
        : t('designer.difference.stands', { container, position: at.position })}
    </>
  );
}

function Member({ member }: { readonly member: MemberChange }) {
  const { t, language } = useDesigner();
  const name = markedIn(member.name, language);
  const lines = member.texts ?? [
    { language: null, before: written(member.before, language), after: written(member.after, language) },
  ];
  return (
    <table class="side-by-side">
      <caption>{name}</caption>
      <thead class="sr-only">
        <tr>
          <th scope="col">{t('designer.difference.before')}</th>
          <th scope="col">{t('designer.difference.after')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.language ?? ''}>
            <td class="before" {...(line.language === null ? {} : { lang: line.language })}>
              {line.language !== null && <span class="side-language">{languageName(line.language, language)}</span>}
              <del>{line.before ?? t('designer.difference.nothing')}</del>
            </td>
            <td class="after" {...(line.language === null ? {} : { lang: line.language })}>
              {line.language !== null && <span class="side-language">{languageName(line.language, language)}</span>}
              <ins>{line.after ?? t('designer.difference.nothing')}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function written(value: Json | undefined, language: Language): string | undefined {
  if (value === undefined) return undefined;
  if (isText(value)) return markedIn(value, language);
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
