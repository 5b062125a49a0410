import { IconArrowLeft, IconX } from '@tabler/icons-react';

/** Leaves what is opened: the way back where it covers its list, a cross where it stands beside it. */
export function LeavePane({ label, onLeave }: { readonly label: string; readonly onLeave: () => void }) {
  return (
    <button type="button" className="button small ghost leave-pane" aria-label={label} title={label} onClick={onLeave}>
      <span className="leave-back">
        <IconArrowLeft size={15} aria-hidden="true" />
        {label}
      </span>
      <IconX size={17} className="leave-close" aria-hidden="true" />
    </button>
  );
}
