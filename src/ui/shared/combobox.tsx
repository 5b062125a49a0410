import { useId, useState } from 'react';

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
}

interface ComboboxProps {
  readonly id?: string;
  readonly label: string;
  readonly options: readonly ComboboxOption[];
  readonly value: string | undefined;
  readonly placeholder: string;
  readonly emptyText: string;
  /** Whether a text that is no option is an answer too. */
  readonly accepts?: (text: string) => boolean;
  /** Said of such a text while no option fits. */
  readonly acceptedText?: (text: string) => string;
  readonly onChange: (value: string | undefined) => void;
}

const SHOWN = 40;

/** A field that narrows a long list while typing; native lists cannot search in the middle of a name. */
export function Combobox({
  id,
  label,
  options,
  value,
  placeholder,
  emptyText,
  accepts,
  acceptedText,
  onChange,
}: ComboboxProps) {
  const chosen = options.find((option) => option.value === value)?.label ?? value ?? '';
  const [text, setText] = useState(chosen);
  const [shownFor, setShownFor] = useState(chosen);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const listId = useId();
  if (shownFor !== chosen) {
    setShownFor(chosen);
    setText(chosen);
  }

  const wanted = text === chosen ? '' : text.trim().toLowerCase();
  const hits = options.filter((option) => option.label.toLowerCase().includes(wanted)).slice(0, SHOWN);

  const choose = (option: ComboboxOption | undefined) => {
    setOpen(false);
    if (!option) return;
    setText(option.label);
    onChange(option.value);
  };
  const leave = () => {
    setOpen(false);
    const exact = options.find((option) => option.label === text || option.value === text.trim());
    if (exact) choose(exact);
    else if (text.trim() === '') onChange(undefined);
    else if (accepts?.(text.trim())) onChange(text.trim());
    else setText(chosen);
  };

  return (
    <div className="combobox">
      <div className="field">
        <input
          id={id}
          role="combobox"
          type="text"
          autoComplete="off"
          aria-label={label}
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && hits[active] ? `${listId}-${active}` : undefined}
          placeholder={placeholder}
          value={text}
          onFocus={() => setOpen(true)}
          onBlur={leave}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              const step = event.key === 'ArrowDown' ? 1 : -1;
              setOpen(true);
              setActive((at) => (hits.length ? (at + step + hits.length) % hits.length : 0));
            } else if (event.key === 'Enter' && open) {
              event.preventDefault();
              event.stopPropagation();
              if (hits.length > 0) choose(hits[active]);
              else leave();
            } else if (event.key === 'Escape' && open) {
              event.stopPropagation();
              setOpen(false);
            }
          }}
        />
      </div>
      {open && hits.length === 0 && (
        <div className="popover" role="status">
          {accepts?.(text.trim()) && acceptedText ? acceptedText(text.trim()) : emptyText}
        </div>
      )}
      {open && hits.length > 0 && (
        <div id={listId} role="listbox" aria-label={label}>
          {hits.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
            <div
              key={option.value}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onPointerEnter={() => setActive(index)}
              onClick={() => choose(option)}
            >
              {option.label}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
