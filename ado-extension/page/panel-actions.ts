/** What a person does in the panel, beside looking at it: loaded with the first of these (panel-client.ts). */
export { choosePointsField } from '@throughline/core/use/choose-points-field.ts';
export { continueCount } from '@throughline/core/use/continue-count.ts';
export { explain } from '@throughline/core/use/explain.ts';
export { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
export { listLinkChoices } from '@throughline/core/use/list-link-choices.ts';
export { recount } from '@throughline/core/use/recount.ts';
export { unlinkWorkItem } from '@throughline/core/use/unlink-work-item.ts';
