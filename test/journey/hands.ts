import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';

/** Hands on a real keyboard or mouse that count what they do. Text that is typed into a field is one step. */
export interface Hands {
  /** Steps since the last time that it was asked. */
  steps(): number;
}

/** A keyboard, and no mouse. */
export interface Keyboard extends Hands {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Tab until what has the focus is named so; each Tab is a step. */
  tabTo(name: RegExp): Promise<void>;
}

/** A mouse, and a keyboard for text alone. */
export interface Mouse extends Hands {
  click(on: Locator): Promise<void>;
  /** Into what has the focus. */
  type(text: string): Promise<void>;
  /** A native list: opened and chosen from, two steps. */
  choose(list: Locator, label: string): Promise<void>;
  /** Of no step: the pointer is on its way anyway. */
  over(place: Locator): Promise<void>;
}

export function keyboardOf(page: Page): Keyboard {
  let steps = 0;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key);
      steps += 1;
    }
  };
  return {
    press,
    async type(text) {
      await page.keyboard.type(text);
      steps += 1;
    },
    async tabTo(name) {
      const passed: string[] = [];
      for (let tries = 0; tries < 30; tries += 1) {
        await press('Tab');
        const now = await focusedName(page);
        if (name.test(now)) return;
        passed.push(now);
      }
      throw new Error(`${name} cannot be reached by Tab; passed: ${passed.join(' | ')}`);
    },
    steps() {
      const count = steps;
      steps = 0;
      return count;
    },
  };
}

export function mouseOf(page: Page): Mouse {
  let steps = 0;
  return {
    async click(on) {
      await on.click();
      steps += 1;
    },
    async type(text) {
      await page.keyboard.insertText(text);
      steps += 1;
    },
    async choose(list, label) {
      await list.selectOption({ label });
      steps += 2;
    },
    over: (place) => place.hover(),
    steps() {
      const count = steps;
      steps = 0;
      return count;
    },
  };
}

/** The name of what has the focus, in the page or in the frame that has it. */
export async function focusedName(page: Page): Promise<string> {
  const name = await (
    await focusedFrame(page)
  ).evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const standsOn = document.getElementById(element?.getAttribute('aria-activedescendant') ?? '');
    return (
      standsOn?.textContent ??
      element?.getAttribute('aria-label') ??
      element?.labels?.[0]?.textContent ??
      element?.textContent ??
      ''
    );
  });
  return name.replaceAll('\u00a0', ' ').trim();
}

/** The row of a title. */
export const rowOf = (frame: FrameLocator, title: string): Locator =>
  frame.getByRole('row').filter({ hasText: title }).first();

// ── below ──

async function focusedFrame(page: Page): Promise<Frame> {
  for (const frame of page.frames().slice(1)) {
    const isIn = await frame
      .evaluate(() => document.hasFocus() && document.activeElement !== document.body)
      .catch(() => false);
    if (isIn) return frame;
  }
  return page.mainFrame();
}
