import { paintTile } from '../paint/paint-pattern.ts';
import { patternTile } from '../paint/pattern-shapes.ts';
import type { Look } from './look.ts';

const WIDTH = 28;
const HEIGHT = 16;

/** Draws a sample of 28 × 16 units where the pen stands, as `Sample` shows it on the screen. */
export function paintLook(pen: CanvasRenderingContext2D, look: Look): void {
  pen.save();
  pen.strokeStyle = look.line;
  if (look.kind === 'disc') {
    pen.lineWidth = 1.8;
    pen.fillStyle = look.fill;
    circle(pen, 5.5);
    pen.fill();
    pen.stroke();
    pen.fillStyle = look.line;
    circle(pen, 1.8);
    pen.fill();
  } else if (look.kind === 'way') {
    if (look.casing) {
      pen.strokeStyle = look.casing;
      pen.lineWidth = look.lineWidth + 2;
      across(pen);
    }
    pen.strokeStyle = look.line;
    pen.lineWidth = look.lineWidth;
    pen.setLineDash((look.dash ?? []).map((part) => part * look.lineWidth));
    across(pen);
  } else {
    const box = new Path2D();
    box.roundRect(1, 1, WIDTH - 2, HEIGHT - 2, 2);
    if (look.fill) {
      pen.fillStyle = look.fill;
      pen.fill(box);
    }
    if (look.pattern) {
      const tile = patternTile(look.pattern.kind, look.pattern.pitchPx);
      pen.save();
      pen.clip(box);
      for (let y = 0; y < HEIGHT; y += tile.heightPx) {
        for (let x = 0; x < WIDTH; x += tile.widthPx) {
          pen.save();
          pen.translate(x, y);
          pen.beginPath();
          pen.rect(0, 0, tile.widthPx, tile.heightPx);
          pen.clip();
          paintTile(pen, tile, look.pattern.colour, look.weight ?? 1);
          pen.restore();
        }
      }
      pen.restore();
    }
    pen.lineWidth = look.lineWidth;
    pen.strokeStyle = look.line;
    pen.setLineDash((look.dash ?? []).map((part) => part * look.lineWidth));
    pen.stroke(box);
  }
  pen.restore();
}

function circle(pen: CanvasRenderingContext2D, radius: number): void {
  pen.beginPath();
  pen.arc(WIDTH / 2, HEIGHT / 2, radius, 0, 2 * Math.PI);
}

function across(pen: CanvasRenderingContext2D): void {
  pen.beginPath();
  pen.moveTo(0, HEIGHT / 2);
  pen.lineTo(WIDTH, HEIGHT / 2);
  pen.stroke();
}
