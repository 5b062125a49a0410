import { useId, useState } from 'react';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { saveNotes, useRecords } from '../state/records.ts';
import { readTags } from './record-filter.ts';

/** Tags and note of a record, kept when the field is left; they stand outside the record and change nothing in it. */
export function NoteEditor({ id }: { id: string }) {
  const { t } = useWords();
  const { store } = useServices();
  const kept = useRecords((state) => state.notes.get(id));
  const [tags, setTags] = useState(kept?.tags.join(' ') ?? '');
  const [note, setNote] = useState(kept?.note ?? '');
  const [tagsId, noteId] = [useId(), useId()];
  const keep = () => {
    const next = { ...kept, id, tags: readTags(tags), note: note.trim() };
    if (next.note !== (kept?.note ?? '') || next.tags.join(' ') !== (kept?.tags.join(' ') ?? '')) {
      void saveNotes(store, [next]);
    }
  };
  return (
    <div className="pane-part note-editor">
      <label htmlFor={tagsId}>{t('records.tags')}</label>
      <span className="field">
        <input
          id={tagsId}
          value={tags}
          placeholder={t('records.tagsHint')}
          data-testid="record-tags"
          onChange={(event) => setTags(event.target.value)}
          onBlur={keep}
        />
      </span>
      <label htmlFor={noteId}>{t('records.note')}</label>
      <textarea
        id={noteId}
        className="field"
        rows={2}
        value={note}
        data-testid="record-note"
        onChange={(event) => setNote(event.target.value)}
        onBlur={keep}
      />
    </div>
  );
}
