/** Chinese words of the settings. */
export const zhSettings = {
  'settings.areaFirst': '面积先写',
  'settings.area.ha': '公顷',
  'settings.area.m2': '平方米',
  'settings.area.mu': '亩',
  'settings.profile': '默认参数',
  'settings.profileHas': '新建研判时已改:{names}。记录里照样标明改动和理由。',
  'settings.profileNone': '新建研判时全部用规则包的默认值。',
  'settings.profileKeep': '把当前改动的 {count} 项设为默认',
  'settings.profileKept': '已设为默认参数',
  'settings.profileClear': '清除默认',
  'settings.profileCleared': '已清除默认参数',
  'settings.packKept': '规则包:{name}',
  'settings.storageUse': '占用约 {used},可用 {quota}。',
  'settings.reset': '恢复默认设置',
  'settings.resetDone': '设置已恢复默认',
} as const;
