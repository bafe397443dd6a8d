import { useEffect, useRef, useState } from 'preact/hooks';
import type { WidgetData } from '../ado-host/organisation-data.ts';
import {
  mountWidget,
  mountWidgetConfiguration,
  type WidgetAnswer,
  type WidgetConfigurationFrame,
  type WidgetFrame,
  type WidgetFrameOptions,
} from '../ado-host/widget-frame.ts';
import type { AdoFrameView } from '../shell/board.ts';
import type { Shown } from './address.ts';
import { squares } from './widget-grid.ts';

/** What every frame of the dashboard is given. */
export interface WidgetPlace {
  readonly view: AdoFrameView;
  readonly origin: string;
  readonly shown: Shown;
  readonly open: (id: string) => void;
  readonly navigate: (url: string) => void;
}

/** A widget in its squares; what it says of its loads stands below it, as the dashboard's own. */
export function AdoWidget(props: {
  readonly place: WidgetPlace;
  readonly widget: WidgetData;
  /** Grows when the dashboard refreshes. */
  readonly refreshes: number;
  readonly configure: () => void;
}) {
  const { place, widget, refreshes, configure } = props;
  const element = useRef<HTMLDivElement>(null);
  const mounted = useRef<WidgetFrame | null>(null);
  const [answer, setAnswer] = useState<WidgetAnswer | null>(null);
  const { shown } = place;
  const { columnSpan, rowSpan } = widget.size;

  useEffect(() => {
    if (!element.current) return undefined;
    const frame = mountWidget(element.current, optionsOf(place, widget, 'widget'), setAnswer);
    mounted.current = frame;
    return () => frame.close();
  }, [place.view, shown.frame]);
  useEffect(() => void mounted.current?.reload(widget), [JSON.stringify(widget), refreshes]);
  useEffect(() => void mounted.current?.setTheme(shown.theme), [shown.theme]);
  useEffect(() => {
    if (!element.current) return;
    element.current.style.width = `${squares(columnSpan)}px`;
    element.current.style.height = `${squares(rowSpan)}px`;
  }, [columnSpan, rowSpan]);

  return (
    <>
      <div ref={element} class="ado-widget" data-answer={answer?.status} />
      {answer?.status === 'failure' ? (
        <p class="notice" role="alert">
          {answer.message}
        </p>
      ) : null}
      {answer?.status === 'unconfigured' ? (
        <p class="notice">
          <button type="button" onClick={configure}>
            Configure widget
          </button>
        </p>
      ) : null}
    </>
  );
}

/** The configuration that the dashboard opens beside a widget. */
export function AdoWidgetConfiguration(props: {
  readonly place: WidgetPlace;
  readonly widget: WidgetData;
  /** What is chosen now, for the preview. */
  readonly changed: (settings: WidgetData['settings']) => void;
  readonly failed: (message: string) => void;
  readonly ready: (frame: WidgetConfigurationFrame) => void;
}) {
  const { place, widget, changed, failed, ready } = props;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return undefined;
    const options = optionsOf(place, widget, 'widget-configuration');
    const frame = mountWidgetConfiguration(element.current, options, changed, failed);
    ready(frame);
    return () => frame.close();
  }, [place.view, place.shown.frame]);
  return <div ref={element} class="panel" />;
}

// ── below ──

function optionsOf(
  place: WidgetPlace,
  widget: WidgetData,
  page: 'widget' | 'widget-configuration',
): WidgetFrameOptions {
  const { view, origin, shown, open, navigate } = place;
  return {
    ...view,
    widget,
    panelUrl: `${origin}/dist/${page}.html`,
    contribution: page === 'widget' ? widget.contribution : `${widget.contribution}-configuration`,
    token: () => view.token,
    culture: navigator.language,
    theme: shown.theme,
    handshake: shown.frame === 'older' ? 'older' : 'new',
    sandbox: shown.frame === 'sandboxed',
    onOpenItem: (id) => open(String(id)),
    onNavigate: navigate,
  };
}
