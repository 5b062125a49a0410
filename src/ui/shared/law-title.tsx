import { fullWidth } from '../../i18n/full-width.ts';
import type { Law } from '../../plan/seeds.ts';
import { LawTag } from './status.tsx';
import { useWords } from './words.ts';

/** Title and article in the language of the screen; a Chinese title without a rendering is marked as a quotation. */
export function LawTitle({ law }: { law: Law }) {
  const { t, locale } = useWords();
  const { title, titleEn, articles, articlesEn } = law;
  if (locale === 'zh') return <span lang="zh">{fullWidth(articles === '—' ? title : `${title} ${articles}`)}</span>;
  if (titleEn === '') return <q lang="zh">{fullWidth(title)}</q>;
  return (
    <span>{articlesEn === '' || articlesEn === '—' ? titleEn : t('law.titleAndArticle', { titleEn, articlesEn })}</span>
  );
}

/** Laws with what was checked of them. What the article says is quoted in Chinese in every language. */
export function LawRows({ laws }: { laws: readonly Law[] }) {
  const { t, locale } = useWords();
  return (
    <div>
      {laws.map((law) => (
        <div key={law.id} className="law-row" data-testid={`law-${law.id}`}>
          <b>
            <LawTitle law={law} />
          </b>
          <LawTag law={law} />
          {locale === 'zh' ? (
            <small>{fullWidth(law.content)}</small>
          ) : (
            <small>
              {t('law.inChinese')} <q lang="zh">{fullWidth(law.content)}</q>
            </small>
          )}
        </div>
      ))}
    </div>
  );
}
