import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface PopoverProps {
  readonly button: ReactNode;
  readonly buttonClass: string;
  readonly label: string;
  readonly title?: string;
  readonly panelClass?: string;
  readonly anchorClass?: string;
  readonly testId?: string;
  /** Something is open elsewhere that Esc should close first. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a panel under it: opens in place, closes on Esc, on leaving and on a press outside; focus comes back. */
export function Popover({
  button,
  buttonClass,
  label,
  title,
  panelClass,
  anchorClass,
  testId,
  children,
}: PopoverProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    panel.current?.focus();
    const onPress = (event: PointerEvent) => {
      if (!anchor.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress, true);
    return () => document.removeEventListener('pointerdown', onPress, true);
  }, [open]);

  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for Esc on behalf of what it holds
    <span
      className={`popover-anchor ${anchorClass ?? ''}`}
      ref={anchor}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={trigger}
        type="button"
        className={buttonClass}
        aria-label={label}
        title={title}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-testid={testId}
        onClick={() => setOpen((was) => !was)}
      >
        {button}
      </button>
      {open && (
        <div
          id={id}
          ref={panel}
          className={`popover ${panelClass ?? ''}`}
          role="dialog"
          aria-label={label}
          tabIndex={-1}
        >
          {children(close)}
        </div>
      )}
    </span>
  );
}
