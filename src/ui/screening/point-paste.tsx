import type { Position } from 'geojson';
import { useState } from 'react';
import type { Problem } from '../../kernel/problem.ts';
import { errorProblem } from '../../kernel/problem.ts';
import { failure, type Result } from '../../kernel/result.ts';
import { pointsFromText } from '../../site/coordinate-form.ts';
import { addHole, addPart, insertVertices, replacePath } from '../../site/edits.ts';
import type { Site } from '../../site/site.ts';
import type { SiteRow } from '../../site/site-rows.ts';
import { placeText, problemText } from '../shared/problem-text.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';

const TARGETS = ['insert', 'replace', 'hole', 'parcel'] as const;
type Target = (typeof TARGETS)[number];

interface PointPasteProps {
  readonly site: Site;
  readonly current: SiteRow;
  readonly onDone: () => void;
}

/** Rows copied from a spreadsheet, or typed: put behind a point, in place of a ring, or as a ring of their own. */
export function PointPaste({ site, current, onDone }: PointPasteProps) {
  const { t, locale } = useWords();
  const change = useCase((state) => state.change);
  const [text, setText] = useState('');
  const [target, setTarget] = useState<Target>('insert');
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = () => {
    const points = pointsFromText(text);
    const result = points.ok ? put(site, current, target, points.value) : points;
    if (!result.ok) {
      setProblem(result.problems[0]);
      return;
    }
    change({ site: result.value });
    onDone();
  };
  const where = problem && placeText(problem.where, locale);
  return (
    <form
      className="paste points-paste"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <fieldset className="choices" aria-label={t('points.target')}>
        {TARGETS.map((each) => (
          <label key={each}>
            <input type="radio" name="paste-target" checked={target === each} onChange={() => setTarget(each)} />
            {t(`points.target.${each}`, { point: current.kind === 'point' ? `J${current.number}` : '' })}
          </label>
        ))}
      </fieldset>
      <textarea
        // Opened to be typed into.
        // biome-ignore lint/a11y/noAutofocus: the press that opens it asks for it
        autoFocus
        rows={5}
        spellCheck={false}
        aria-label={t('points.pasteLabel')}
        aria-invalid={problem !== null}
        placeholder={t('site.pasteSample')}
        data-testid="point-paste-text"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) take();
        }}
      />
      {problem && (
        <p className="field-error" role="alert" data-code={problem.code}>
          {where && `${where} · `}
          {problemText(problem, locale)}
        </p>
      )}
      <span className="button-row">
        <button type="submit" className="button primary small" disabled={!text.trim()} data-testid="point-paste-take">
          {t('points.take')}
        </button>
        <button type="button" className="button small ghost" onClick={onDone}>
          {t('app.cancel')}
        </button>
      </span>
    </form>
  );
}

function put(site: Site, current: SiteRow, target: Target, points: readonly Position[]): Result<Site> {
  const ref = current.kind === 'point' ? current.ref : { parcel: current.parcel, path: current.path, vertex: -1 };
  const ring = withoutClosure(points);
  switch (target) {
    case 'insert':
      return insertVertices(site, { ...ref, vertex: Math.max(0, ref.vertex) }, points);
    case 'replace':
      return replacePath(site, ref, ring);
    case 'hole':
      return addHole(site, ref.parcel, ring);
    case 'parcel':
      return ring.length < 3
        ? failure(errorProblem('degenerate_ring'))
        : {
            ok: true,
            warnings: [],
            value: addPart(site, { name: '', geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] } }),
          };
  }
}

/** Lists often end with their first point again. */
function withoutClosure(points: readonly Position[]): readonly Position[] {
  const [first, last] = [points[0], points.at(-1)];
  const closed = points.length > 3 && first && last && first[0] === last[0] && first[1] === last[1];
  return closed ? points.slice(0, -1) : points;
}
