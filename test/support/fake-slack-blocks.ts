import { z } from 'zod'

/** What Slack checks of blocks, from its reference: required fields, lengths, counts, unique ids. Unknown fields fail. */

const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  })
const blockId = z.string().min(1).max(255).optional()
const actionId = z.string().min(1).max(255)

const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plainText(75),
  value: z.string().max(2_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
})

const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
})
const richSection = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z
    .array(
      z.strictObject({
        type: z.literal('text'),
        text: z.string().min(1),
        style: style.optional(),
      }),
    )
    .min(1),
})
const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        richSection,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(richSection).min(1),
        }),
      ]),
    )
    .min(1),
})

const image = z.strictObject({
  type: z.literal('image'),
  block_id: blockId,
  /** Slack's servers fetch it, so it has to be an address of the internet. */
  image_url: z
    .string()
    .regex(/^https:\/\//)
    .max(3_000),
  alt_text: z.string().min(1).max(2_000),
})

/** Fetched by Slack itself, which takes encrypted addresses of at most 3,000 letters. */
const picture = z.strictObject({
  type: z.literal('image'),
  image_url: z.url({ protocol: /^https$/ }).max(3_000),
  alt_text: z.string().min(1).max(2_000),
})

const shown = [
  z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) }),
  z.strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: plainText(3_000),
    accessory: picture.optional(),
  }),
  z.strictObject({
    type: z.literal('context'),
    block_id: blockId,
    elements: z.array(plainText(2_000)).min(1).max(10),
  }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z.array(button).min(1).max(25),
  }),
  richText,
  image,
] as const

const option = z.strictObject({ text: plainText(75), value: z.string().min(1).max(150) })
const element = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: actionId,
    max_length: z.number().int().min(1).max(3_000).optional(),
    multiline: z.boolean().optional(),
    placeholder: plainText(150).optional(),
    initial_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('number_input'),
    action_id: actionId,
    is_decimal_allowed: z.boolean(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
    initial_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    options: z.array(option).min(1).max(100),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('file_input'),
    action_id: actionId,
    filetypes: z.array(z.string()).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
])
const input = z.strictObject({
  type: z.literal('input'),
  block_id: z.string().min(1).max(255),
  label: plainText(2_000),
  optional: z.boolean().optional(),
  element,
})

const messageBlocks = z.array(z.discriminatedUnion('type', shown)).max(50)
const view = z.strictObject({
  type: z.enum(['modal', 'home']),
  callback_id: z.string().max(255).optional(),
  title: plainText(24).optional(),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  private_metadata: z.string().max(3_000).optional(),
  blocks: z.array(z.discriminatedUnion('type', [...shown, input])).max(100),
})

/** Undocumented, measured: about 13,200 characters of blocks in a message. */
const lengthLimit = 13_200

/** Why Slack would refuse these blocks of a message, or null. */
export function wrongBlocks(blocks: unknown): string | null {
  const parsed = messageBlocks.safeParse(blocks)
  if (!parsed.success) return `blocks: ${firstIssue(parsed.error)}`
  if (JSON.stringify(blocks).length > lengthLimit) return 'blocks: too long in all'
  return repeatedIds(parsed.data)
}

/** Why Slack would refuse this view, or null. */
export function wrongView(value: unknown): string | null {
  const parsed = view.safeParse(value)
  if (!parsed.success) return `view: ${firstIssue(parsed.error)}`
  const { type, title, submit, blocks } = parsed.data
  if (type === 'modal' && title === undefined) return 'view: a modal without a title'
  const asks = blocks.some((block) => block.type === 'input')
  if (asks && submit === undefined) return 'view: inputs without a submit button'
  return repeatedIds(blocks)
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues
  return `${issue?.path.join('.')} ${issue?.message}`
}

function repeatedIds(blocks: readonly z.infer<typeof view>['blocks'][number][]): string | null {
  const blockIds = blocks.flatMap((block) => block.block_id ?? [])
  if (new Set(blockIds).size < blockIds.length) return 'two blocks with one block_id'
  for (const block of blocks) {
    if (block.type !== 'actions') continue
    const ids = block.elements.map((each) => each.action_id)
    if (new Set(ids).size < ids.length) return 'two elements with one action_id'
  }
  return null
}
