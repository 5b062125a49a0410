/** By what a layer of official data is known to belong to a role. */
export interface RoleHint {
  readonly role: string;
  /** Layer or file names, as the data rules and practice have them. */
  readonly names: RegExp;
  /** Attributes that no other role has. */
  readonly attributes?: readonly string[];
}

/**
 * Names and attributes of the official counterparts. Sources: structure codes of the territorial planning database
 * rules (XZQ, STBHHX, YJJBNT…, CZKFBJ), names in public deliveries of the other sectors; a hint is a suggestion, the
 * keeper confirms it.
 */
export const ROLE_HINTS: readonly RoleHint[] = [
  { role: 'district', names: /^XZQ(XIAN|JX)?\b|行政区|区界|县界/i },
  { role: 'eco_redline', names: /STBHHX|生态保护红线|生态红线/i, attributes: ['HXMC', 'HXLX'] },
  {
    role: 'pbf',
    names: /YJJBNT(TB|BHTB)?|永久基本农田|基本农田/i,
    attributes: ['JBNTTBBH', 'JBNTMJ', 'JBNTLX'],
  },
  { role: 'urban_boundary', names: /C[ZS]KFBJ|城镇开发边界|城市开发边界/i },
  { role: 'main_urban', names: /CZJZQ|ZXCQ|主城区|中心城区/i },
  {
    role: 'eco_unit',
    names: /ZHGKDY|HJGKDY|环境管控单元|综合管控单元/i,
    attributes: ['HJGKDYBM', 'HJGKDYMC', 'ZHGKDYFL'],
  },
  { role: 'river_mgmt', names: /HDGLFW|河道管理范围/i, attributes: ['GLFWLX'] },
  { role: 'shoreline_ctrl', names: /HHAX|岸线/i },
  { role: 'river_sishui', names: /汜水河?(?!.*(中心线|管理))/ },
  { role: 'river_kuhe', names: /枯河(?!.*(中心线|管理))/ },
  { role: 'eco_corridor', names: /STLD|生态廊道/i },
  { role: 'green_space', names: /公园|绿地|绿线/ },
  { role: 'water_source', names: /SYDBHQ|水源(地|保护)|饮用水/i, attributes: ['SYDMC', 'BHQJB'] },
  { role: 'noise_zone', names: /SHJGNQ|声环境|声功能区/i, attributes: ['GNQLX', 'GNQLB'] },
  { role: 'contaminated_site', names: /WRDK|污染地块/i, attributes: ['DKZT'] },
  { role: 'gw_key_zone', names: /DXSZDQ|地下水.*重点区/i },
  { role: 'gw_overdraft', names: /地下水超采|超采区/ },
  { role: 'industrial_park', names: /KFQ|KFYQ|开发园区|产业园区|工业园区/i, attributes: ['KFYQMC', 'KFYQLX'] },
  { role: 'roads', names: /^(GL|CSDL|LRDL)\b|道路|公路/i },
  { role: 'rail_line', names: /^(TL|LRRL)\b|铁路/i },
  { role: 'traffic_trunk', names: /交通干线|干线/ },
  { role: 'key_project', names: /ZDJSXM|重点(建设)?项目/i, attributes: ['XMLX', 'JSNX'] },
  { role: 'wetland', names: /湿地/ },
  { role: 'nature_reserve', names: /ZRBHD|自然保护(地|区)/i },
  { role: 'soil_zone', names: /土壤环境(分区|管控)/ },
  { role: 'farmland_class', names: /农用地(土壤)?分类|耕地.*类别/ },
  { role: 'water_outfall', names: /RHPWK|排污口/i },
  { role: 'wwtp', names: /WSCLC|污水(处理)?厂/i },
];

/** A code that stands for two things: the boundary of towns, and of villages, which no clause asks about. */
export const AMBIGUOUS_NAME = /CZKFBJ/i;
