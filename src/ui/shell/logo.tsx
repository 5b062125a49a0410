/** Three stacked sheets: layers over a site. */
export function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      <rect className="logo-back" x="1" y="1" width="26" height="26" rx="6" />
      <path className="logo-lines" d="M6 18.5 14 22l8-3.5M6 14.2l8 3.5 8-3.5" />
      <path className="logo-top" d="M14 5.5 22 9.6 14 13.4 6 9.6z" />
    </svg>
  );
}
