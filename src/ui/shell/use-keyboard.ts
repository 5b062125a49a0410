import { useEffect } from 'react';
import { openFileInput } from '../screening/file-input.tsx';
import { surroundingsOf } from '../shared/bounds.ts';
import { useServices } from '../shared/plan-context.ts';
import { PLACES } from '../state/address-text.ts';
import { useCase } from '../state/case.ts';
import { dropImport, useImport } from '../state/import.ts';
import { usePreferences } from '../state/preferences.ts';
import { saveCase } from '../state/save-case.ts';
import { type DrawMode, useView } from '../state/view.ts';
import { useWhatIf } from '../state/what-if.ts';
import { showBounds, showDistrict, zoomMap } from './map-bridge.ts';
import { stepRegion } from './step-region.ts';

const DRAW_KEYS: Readonly<Record<string, DrawMode>> = {
  p: 'polygon',
  r: 'rectangle',
  c: 'circle',
  f: 'freehand',
  l: 'line',
  m: 'measure',
  v: 'select',
  e: 'edit',
};

/** Whether keys pressed there are meant as text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range', 'button'].includes(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Moves the focus among the findings, wherever it was. */
function stepFinding(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-finding]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step;
  rows[next]?.focus();
}

/** A digit answers the question that is open; 0 leaves it open. */
function pressDigit(digit: string): boolean {
  const target = document.querySelector<HTMLElement>(`[data-testid="question-card"] [data-digit="${digit}"]`);
  if (!target) return false;
  target.click();
  target.focus();
  return true;
}

/** Shows the site with what lies around it, or without one the district. */
function fitAll(): void {
  const { site } = useCase.getState().present;
  const bounds = site && surroundingsOf(site);
  if (bounds) showBounds(bounds);
  else showDistrict();
}

/** Esc always backs out one step, the last one taken first. */
function stepBack(): void {
  const view = useView.getState();
  if (view.drawMode !== 'select') view.set({ drawMode: 'select' });
  else if (useImport.getState().fileName) dropImport();
  else if (view.picked.length > 0) view.set({ picked: view.picked.slice(1) });
  else if (view.selected) view.go(view.place);
  else if (view.openFinding) view.set({ openFinding: null });
  else if (view.question) view.set({ question: null });
  else if (view.editingSite) view.set({ editingSite: false });
  else if (view.editingProject) view.set({ editingProject: false });
  else if (view.litVertex) view.set({ litVertex: null });
  else if (view.place !== 'screen') view.go('screen');
}

/** The whole job by keyboard; single keys can be switched off in the settings. */
export function useKeyboard(): void {
  const { store } = useServices();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (event.ctrlKey || event.metaKey) {
        const { undo, redo } = useCase.getState();
        const commands: Readonly<Record<string, () => void>> = {
          k: () => document.getElementById('search')?.focus(),
          o: openFileInput,
          s: () => {
            if (useWhatIf.getState().trial) useView.getState().toast('parameters.trialNotKept');
            else void saveCase(store);
          },
          z: event.shiftKey ? redo : undo,
          y: redo,
        };
        const command = commands[key];
        if (!command || (isTyping(event.target) && (key === 'z' || key === 'y'))) return;
        event.preventDefault();
        command();
        return;
      }
      if (event.key === 'Escape') {
        stepBack();
        return;
      }
      if (event.key === 'F6') {
        event.preventDefault();
        stepRegion(event.shiftKey ? -1 : 1);
        return;
      }
      if (event.altKey || isTyping(event.target) || !usePreferences.getState().singleKeys) return;
      const mode = DRAW_KEYS[key];
      const place = PLACES[Number(key) - 1];
      if (mode) useView.getState().set({ drawMode: mode });
      else if (key === 'j') stepFinding(1);
      else if (key === 'k') stepFinding(-1);
      else if (event.key === '?') document.querySelector<HTMLElement>('[data-testid="help"]')?.click();
      else if (key === '+' || key === '=') zoomMap(1);
      else if (key === '-') zoomMap(-1);
      else if (/^\d$/.test(key)) {
        const answered = pressDigit(key);
        if (!answered && place) useView.getState().go(place);
        else if (!answered && key === '0') fitAll();
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store]);
}
