import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { importFile } from '../state/import.ts';

const FILE_INPUT_ID = 'site-file';

/** The one file chooser of the page, opened from the panel, from the keyboard and from the site block. */
export function FileInput() {
  const { t } = useWords();
  const { client, formats } = useServices();
  const accept = formats.flatMap((format) => format.extensions.map((extension) => `.${extension.replace(/^\./, '')}`));
  return (
    <input
      id={FILE_INPUT_ID}
      type="file"
      hidden
      accept={accept.join(',')}
      data-testid="file-input"
      aria-label={t('site.import')}
      onChange={(event) => {
        const file = event.target.files?.[0];
        event.target.value = '';
        if (file) void importFile(client, file);
      }}
    />
  );
}

export function openFileInput(): void {
  document.getElementById(FILE_INPUT_ID)?.click();
}
