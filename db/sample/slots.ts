import type { Form } from './series.ts'

/**
 * Slots of a bill of materials, as `category` or `category:position`, by how far one part goes:
 * sibling slots may hold different parts in sibling models, series slots hold one part in the whole series,
 * colour slots one part per colour, common slots a part that many series share.
 */
export type SlotGroup = {
  readonly sibling: string
  readonly series: string
  readonly colour: string
  readonly common: string
}

const fridge: SlotGroup = {
  sibling: `
    compressor start-relay overload-protector evaporator condenser capillary door-gasket
    wire-harness:main`,
  series: `
    hinge:upper hinge:lower lamp door-switch water-tray bracket:compressor foam:door foam:cabinet
    drain-hose refrigerant-pipe:suction refrigerant-pipe:discharge glass-shelf:upper
    glass-shelf:lower bottle-tray:upper bottle-tray:lower egg-tray cover:lamp wire-harness:door`,
  colour: 'door-panel:upper door-handle cover:hinge cover:bottom',
  common: 'power-cord dry-filter foot:front foot:rear screw:cabinet screw:hinge capacitor fuse',
}

const mechanical: SlotGroup = {
  sibling: 'thermostat',
  series: 'control-knob bracket:inner cover:inner terminal-block',
  colour: '',
  common: 'screw:inner',
}

const twoDoors: SlotGroup = {
  sibling: 'evaporator:freezer sensor:fridge',
  series: `
    drawer:upper drawer:middle drawer:lower glass-shelf:middle bottle-tray:middle hinge:middle
    foam:freezer bracket:lower drawer:fridge`,
  colour: 'door-panel:lower cover:middle',
  common: 'screw:door',
}

const electronic: SlotGroup = {
  sibling: `
    control-board display-panel sensor:freezer sensor:pipe fan-motor:freezer defrost-heater damper`,
  series: 'bracket:rear cover:rear fan-blade:freezer wire-harness:rear foam:rear defrost-timer',
  colour: '',
  common: 'transformer',
}

const large: SlotGroup = {
  sibling: 'ice-maker power-board fan-motor:fridge',
  series: 'hinge:left',
  colour: '',
  common: '',
}

const washer: SlotGroup = {
  sibling: 'motor inlet-valve wire-harness:main outer-tub belt',
  series: `
    pulley inlet-hose drain-hose bearing:upper bearing:lower shaft-seal bracket:motor cover:rear
    cover:bottom foam:cabinet hinge:left hinge:right air-filter:lower bracket:rear
    wire-harness:rear`,
  colour: 'cabinet front-panel control-knob',
  common: 'power-cord capacitor fuse screw:cabinet screw:motor foot:front foot:rear terminal-block',
}

const automatic: SlotGroup = {
  sibling: 'control-board display-panel drain-pump door-lock water-level-sensor',
  series: `
    detergent-box drum cover:electric bracket:electric foam:electric bracket:upper
    wire-harness:door cover:inner`,
  colour: 'cover:upper',
  common: 'screw:electric',
}

const drumOnly: SlotGroup = {
  sibling: 'heater door-boot power-board inlet-valve:hot sensor:wash',
  series: `
    door-glass hinge:door shock-absorber:left shock-absorber:right suspension-rod:left
    suspension-rod:right bracket:door cover:front bearing:outer`,
  colour: 'door-panel door-handle',
  common: '',
}

const pulsatorOnly: SlotGroup = {
  sibling: 'clutch pulsator',
  series: 'suspension-rod:left suspension-rod:right suspension-rod:front suspension-rod:rear',
  colour: 'lid',
  common: '',
}

const twinTub: SlotGroup = {
  sibling: 'timer:wash timer:spin motor:spin pulsator',
  series: 'drum:spin shaft-seal:spin cover:spin',
  colour: 'lid:wash lid:spin',
  common: '',
}

const aircon: SlotGroup = {
  sibling: 'compressor motor:outdoor fan-motor:indoor control-board sensor:indoor sensor:pipe',
  series: `
    heat-exchanger:indoor heat-exchanger:outdoor capillary refrigerant-pipe:suction
    refrigerant-pipe:discharge fan-blade:outdoor fan-blade:flow air-filter:left air-filter:right
    louver:left louver:right swing-motor drain-hose water-tray bracket:motor bracket:compressor
    foam:compressor wire-harness:main cover:electric foam:indoor`,
  colour: 'front-panel cabinet:outdoor cover:lower',
  common: `
    capacitor:compressor capacitor:motor fuse screw:cabinet screw:motor terminal-block power-cord
    foot:outdoor`,
}

const split: SlotGroup = {
  sibling: 'four-way-valve display-panel receiver-board remote',
  series: `
    stop-valve:gas stop-valve:liquid bracket:indoor refrigerant-pipe:gas refrigerant-pipe:liquid
    wire-harness:outdoor cover:outdoor foam:outdoor`,
  colour: 'cabinet:indoor cover:front',
  common: 'transformer terminal-block:outdoor screw:outdoor',
}

const inverter: SlotGroup = {
  sibling: 'inverter-board expansion-valve sensor:discharge sensor:outdoor',
  series: 'reactor bracket:electric foam:electric wire-harness:electric',
  colour: '',
  common: '',
}

const floor: SlotGroup = {
  sibling: 'power-board louver:upper',
  series: 'fan-blade:indoor motor:flow bracket:upper bracket:lower cover:rear foam:rear',
  colour: 'front-panel:upper front-panel:lower',
  common: 'screw:front',
}

/** Which slots an appliance of this form has. */
export const slotGroups: { readonly [F in Form]: readonly SlotGroup[] } = {
  'single-door': [fridge, mechanical],
  freezer: [fridge, mechanical],
  switchable: [fridge, mechanical],
  'two-door': [fridge, mechanical, twoDoors],
  'frost-free': [fridge, twoDoors, electronic],
  'multi-door': [fridge, twoDoors, electronic, large],
  'twin-tub': [washer, twinTub],
  pulsator: [washer, automatic, pulsatorOnly],
  drum: [washer, automatic, drumOnly],
  window: [aircon],
  'wall-split': [aircon, split],
  'wall-inverter': [aircon, split, inverter],
  'floor-standing': [aircon, split, floor],
  cassette: [aircon, split, inverter],
}
