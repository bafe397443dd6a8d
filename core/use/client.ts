import type { ItemId, KeyResultId, ObjectiveId, ProjectId } from '../model/ids.ts';
import type { EpicPanelView, LinkChoicesView } from '../view/epic-panel.ts';
import type { TraceView } from '../view/trace.ts';
import type { Answer } from './answer.ts';

/**
 * What a screen asks for. The Jira page sends each call to a resolver of the same name; the Azure DevOps page calls
 * the use case of the same name. The screens know nothing else of a host.
 */
export interface EpicPanelClient {
  openEpicPanel(): Promise<Answer<EpicPanelView>>;
  /** One number opened: a key result or an objective; items come page by page. */
  explain(request: ExplainRequest): Promise<Answer<TraceView>>;
  /** What this item can be linked to. */
  listLinkChoices(): Promise<Answer<LinkChoicesView>>;
  linkWorkItem(request: LinkRequest): Promise<Answer<EpicPanelView>>;
  unlinkWorkItem(request: { keyResult: KeyResultId; shard: string }): Promise<Answer<EpicPanelView>>;
  /** Start counting a key result anew from the tracker. */
  recount(request: { keyResult: KeyResultId; shard: string }): Promise<Answer<EpicPanelView>>;
  /** Go on with a count under way: one page of it. */
  continueCount(request: { keyResult: KeyResultId; shard: string }): Promise<Answer<EpicPanelView>>;
  importPlan(request: { fileName: string; text: string }): Promise<Answer<EpicPanelView>>;
  choosePointsField(request: { field: string }): Promise<Answer<EpicPanelView>>;
}

export interface ExplainRequest {
  readonly id: KeyResultId | ObjectiveId;
  readonly shard: string;
  /** From the last page; null = from the start. */
  readonly cursor: string | null;
}

export interface LinkRequest {
  readonly keyResult: KeyResultId;
  readonly shard: string;
  /** 0…10,000 as typed; null = 1. */
  readonly weight: string | null;
}

/** What the page knows of where it stands; the functions check everything again. */
export interface PanelPlace {
  readonly item: ItemId;
  readonly project: ProjectId;
  /** The work item type's id or name, as the host's page says it. */
  readonly type: string;
}

/** What only the page can do, given to the screen beside the client. */
export interface PageHost {
  /** Open a work item in the host, in the host's own way. */
  openItem(item: { id: ItemId; key: string; url: string | null }): void;
  /** Go to the page of all OKRs, to an objective or key result of it; absent where the host has no such page. */
  openHierarchy?(node: string | null): void;
  /** Tell the host how tall the content is; 0 = nothing to show. */
  resize(height: number): void;
  /** The host says that the item changed; returns how to stop listening. */
  onChange(listener: () => void): () => void;
  /** BCP 47, for Intl; the reader's. */
  readonly locale: string;
}
