import { useRef, useState } from 'preact/hooks';
import type { ReviewRequest } from '@throughline/core/review/request.ts';
import { useReviewWords } from '../words-context.ts';
import type { ReviewSettings } from './review-settings.ts';

interface SettingsEndProps {
  readonly settings: ReviewSettings;
  /** null = it cannot be saved as it is. */
  readonly wanted: ReviewRequest | null;
  /** Saving was tried: now everything that is wrong may be said. */
  readonly tried: () => void;
}

/** Saving and going back, where the host has no buttons of its own. */
export function SettingsEnd({ settings, wanted, tried }: SettingsEndProps) {
  const { review } = useReviewWords();
  const say = review.settings;
  const [state, setState] = useState<'open' | 'saving' | 'saved' | 'failed'>('open');
  const place = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    if (wanted === null) {
      tried();
      // To the first field that is wrong, once it is marked.
      requestAnimationFrame(() =>
        place.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid]')?.focus(),
      );
      return;
    }
    setState('saving');
    try {
      await settings.save(wanted);
      setState('saved');
    } catch {
      setState('failed');
    }
  };
  return (
    <div class="tl-review-settings-end" ref={place}>
      {state === 'failed' && (
        <p class="tl-failure" role="alert">
          {say.notSaved}
        </p>
      )}
      <div class="tl-actions">
        <button
          type="submit"
          class="tl-button tl-button-main"
          disabled={state === 'saving'}
          onClick={() => void save()}
        >
          {state === 'saving' ? say.saving : say.save}
        </button>
        {settings.cancel && (
          <button type="button" class="tl-button" onClick={() => settings.cancel?.()}>
            {say.cancel}
          </button>
        )}
        <output>{state === 'saved' ? say.saved : null}</output>
      </div>
    </div>
  );
}
