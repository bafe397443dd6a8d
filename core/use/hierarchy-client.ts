import type { Day } from '../model/day.ts';
import type { ItemId, KeyResultId, ObjectiveId, ProjectId } from '../model/ids.ts';
import type { Level } from '../model/plan.ts';
import type { Message } from '../model/said.ts';
import type { HierarchyPatch, HierarchyView, TrendsView } from '../view/hierarchy.ts';
import type {
  FieldChange,
  Fields,
  NodeDetails,
  PreviewView,
  ScenarioView,
  TryOutView,
} from '../view/node-details.ts';
import type { TraceView } from '../view/trace.ts';
import type { Answer } from './answer.ts';
import type { ExplainRequest } from './client.ts';

/**
 * What the hierarchy page asks for. In Jira each call goes to the resolver function of the same name, in Azure DevOps to
 * the use case of the same name (core/use/hierarchy-functions.ts lists them). Every one checks rights by itself.
 */
export interface HierarchyClient {
  /** Three reads of the store for 750 objectives; no search. */
  openHierarchy(request: { readonly cycle: string | null }): Promise<Answer<HierarchyView>>;
  /** Asks the tracker what changed in these shards, where no event tells (Azure DevOps). */
  refresh(request: { readonly shards: readonly string[] }): Promise<Answer<HierarchyPatch>>;
  readTrends(request: { readonly shards: readonly string[] }): Promise<Answer<TrendsView>>;
  readNode(request: NodeSpot): Promise<Answer<NodeDetails>>;
  explain(request: ExplainRequest): Promise<Answer<TraceView>>;

  /** Makes or edits one objective or key result. A conflict comes back with the fields (Failure.conflicts). */
  saveNode(request: SaveRequest): Promise<Answer<Saved>>;
  /** Weights of the children of one parent, all at once. */
  setWeights(request: WeightsRequest): Promise<Answer<Saved>>;
  closeNode(request: CloseRequest): Promise<Answer<Saved>>;
  reopenNode(request: NodeSpot): Promise<Answer<Saved>>;
  deleteNode(request: NodeSpot): Promise<Answer<Saved>>;
  undo(request: NodeSpot & { readonly change: number }): Promise<Answer<Saved>>;

  checkIn(request: CheckInRequest): Promise<Answer<Saved>>;
  /** `checkIn.id` names what is corrected; `value`, `note` … as in a new one. */
  correctCheckIn(request: CheckInRequest & { readonly id: number }): Promise<Answer<Saved>>;
  removeCheckIn(request: KeyResultSpot & { readonly id: number }): Promise<Answer<Saved>>;

  makeCycle(request: CycleRequest): Promise<Answer<HierarchyView>>;
  saveLevels(request: {
    readonly levels: readonly {
      readonly level: Level;
      readonly name: string | null;
      readonly used: boolean;
    }[];
  }): Promise<Answer<HierarchyView>>;
  importPlan(request: { readonly fileName: string; readonly text: string }): Promise<Answer<HierarchyView>>;

  findPeople(request: { readonly text: string }): Promise<Answer<readonly PersonView[]>>;
  findWork(request: FindWorkRequest): Promise<Answer<FoundWork>>;
  /** How many items a query finds now. */
  countQuery(request: {
    readonly query: string;
  }): Promise<Answer<{ readonly count: number; readonly exact: boolean }>>;
  linkItem(
    request: KeyResultSpot & { readonly item: ItemId; readonly weight: string | null },
  ): Promise<Answer<Saved>>;
  unlinkItem(request: KeyResultSpot & { readonly item: ItemId }): Promise<Answer<Saved>>;
  /** One page of a count under way (where no queue does it). */
  countOn(request: KeyResultSpot): Promise<Answer<HierarchyPatch>>;

  /** Pure, and run in the page itself: an answer to each key press. */
  preview(request: PreviewRequest): Promise<Answer<PreviewView>>;
  tryOut(request: TryOutRequest): Promise<Answer<TryOutView>>;
  listScenarios(): Promise<Answer<readonly ScenarioView[]>>;
  keepScenario(request: {
    readonly title: string;
    readonly edits: TryOutRequest;
  }): Promise<Answer<readonly ScenarioView[]>>;
  openScenario(request: { readonly id: string }): Promise<Answer<TryOutRequest>>;
  dropScenario(request: { readonly id: string }): Promise<Answer<readonly ScenarioView[]>>;
}

/** Where the page stands; the functions check everything again. null = all projects. */
export interface HierarchyPlace {
  readonly project: ProjectId | null;
}

export interface NodeSpot {
  readonly id: ObjectiveId | KeyResultId;
  readonly shard: string;
}
export interface KeyResultSpot {
  readonly keyResult: KeyResultId;
  readonly shard: string;
}

export interface SaveRequest {
  readonly is: 'objective' | 'keyResult';
  /** null = a new one. */
  readonly id: ObjectiveId | KeyResultId | null;
  /** Of a new objective null: it is laid where it belongs. */
  readonly shard: string | null;
  /** Of a new key result: its objective. */
  readonly objective: ObjectiveId | null;
  /** Of a new objective: its cycle. */
  readonly cycle: string | null;
  /**
   * Of a new one: 32 hexadecimal digits, the same in every try to make it. What was made by a try whose answer was lost
   * is found by it, and not made twice. null = there will be no second try.
   */
  readonly attempt: string | null;
  /** Only what the person changed; `from` is what they saw. */
  readonly changes: readonly FieldChange[];
}

export interface WeightsRequest extends NodeSpot {
  /** Direct contributing children of the node; weights as typed, null = not given. */
  readonly weights: readonly {
    readonly id: ObjectiveId | KeyResultId;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

export interface CloseRequest extends NodeSpot {
  /** "0.65" where a person changes the final score, with the reason; null = the progress itself (R31). */
  readonly score: string | null;
  readonly reason: string | null;
}

export interface CheckInRequest extends KeyResultSpot {
  readonly on: Day;
  /** As typed, "12.5"; "yes" or "no" of a yes/no; null where the measure takes no value from people. */
  readonly value: string | null;
  /** 0…10 */
  readonly confidence: number | null;
  readonly note: string | null;
  readonly blockers: string | null;
}

export interface CycleRequest {
  readonly id: string;
  readonly start: Day;
  readonly end: Day;
  /** Objectives of this cycle and project go on in the new one (R36); null = it begins empty. */
  readonly copyFrom: string | null;
}

export interface PersonView {
  readonly id: string;
  readonly name: string;
}

export interface FindWorkRequest {
  /** Words or a key. */
  readonly text: string | null;
  /** JQL in Jira, WIQL in Azure DevOps; one of the two is given. */
  readonly query: string | null;
}
export interface FoundWork {
  readonly items: readonly {
    readonly id: ItemId;
    readonly key: string;
    readonly title: string;
    readonly type: string;
  }[];
  /** There are more than are listed. */
  readonly more: boolean;
}

export interface PreviewRequest {
  readonly fields: Fields;
  readonly cycle: { readonly id: string; readonly start: Day; readonly end: Day };
  readonly today: Day;
  /** Its readings so far, oldest first; values as typed. */
  readonly readings: readonly { readonly on: Day; readonly value: string }[];
}

export interface TryOutRequest {
  readonly shards: readonly string[];
  /** Items that are given up, each in every key result that it counts in. */
  readonly drop: readonly ItemId[];
  readonly weights: readonly { readonly id: string; readonly weight: string }[];
  readonly slips: readonly { readonly id: string; readonly days: number }[];
  readonly readings: readonly { readonly id: string; readonly value: string }[];
}

/** What a change did. */
export interface Saved {
  /** The node that was made or changed. */
  readonly node: NodeSpot;
  /** For `undo`; null = it cannot be undone. */
  readonly change: number | null;
  /** To know, a sentence each. */
  readonly notices: readonly Message[];
  readonly patch: HierarchyPatch;
}

/** What a use case that changes something answers; the table of functions adds the patch. */
export interface Changed extends Omit<Saved, 'patch'> {
  /** Everything in these is to be shown anew. */
  readonly shards: readonly string[];
}

/** What only the page can do, given to the screen beside the client. */
export interface HierarchyPage {
  openItem(item: { id: ItemId; key: string; url: string | null }): void;
  resize(height: number): void;
  /** BCP 47, for Intl; the reader's. */
  readonly locale: string;
  /** The part of the host's address that is ours: `cycle=2026-Q4&node=o-1`; '' = none. */
  readonly address: {
    read(): string;
    /** Replaces it; never a step back in the host's history. */
    write(text: string): void;
    onChange(listener: (text: string) => void): () => void;
    /** The whole address for a colleague; null = the host does not say. */
    link(text: string): string | null;
  };
  /** Kept in this browser; every failure is "nothing kept". */
  readonly memory: { read(key: string): string | null; write(key: string, text: string): void };
  /** The tracker's query language. */
  readonly queries: 'JQL' | 'WIQL';
}
