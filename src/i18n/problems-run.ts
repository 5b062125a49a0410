import type { LocalText } from '../kernel/text.ts';

/** Words for trouble with projects, parameters, layers and the command line. */
export const RUN_PROBLEMS: Readonly<Record<string, LocalText>> = {
  site_too_detailed: {
    zh: '用地边界有 {vertices} 个点,超过 {limit} 个,量算会久得无法等待。请按界址点简化边界,或分块研判。',
    en: 'The site has {vertices} vertices, more than {limit}; measuring it would take too long. Keep the boundary points only, or screen it in parts.',
  },
  batch_sites_failed: {
    zh: '{count} 块用地中有 {failed} 块没有做成,各自的原因在其行内。',
    en: '{failed} of {count} sites could not be screened; each line tells why.',
  },
  batch_resumed: {
    zh: '接着上次做:{taken} 块已有结果,没有重算。',
    en: 'Went on from a run that was interrupted: {taken} sites were taken over as they were.',
  },
  no_sites: { zh: '没有找到用地文件。', en: 'No site files were found.' },
  batch_areas_differ: {
    zh: '数据库算得的占用面积有 {count} 处与记录不一致(如用地“{site}”与图层 {layer} 的要素 {feature}),请核对。记录中的面积未受影响。',
    en: 'The database found another overlap area than the record in {count} places (site “{site}”, layer {layer}, feature {feature}, for one). Check them; the records are unaffected.',
  },
  projects_malformed: {
    zh: '项目表须是 {"用地": {"answers": {…}}} 的 JSON,或有“site”(或“用地”)一列的 CSV。',
    en: 'Projects have to be JSON {"site": {"answers": {…}}} or a CSV with a column “site”.',
  },
  projects_site_twice: { zh: '项目表里“{site}”写了两次。', en: 'The table of projects names “{site}” twice.' },
  projects_unused: {
    zh: '项目表里有 {count} 行没有对上任何用地(如“{site}”)。请核对名称。',
    en: '{count} rows of the table of projects fit no site (“{site}”, for one). Check the names.',
  },
  project_not_an_object: {
    zh: '项目文件应为 {"answers": {…}}。',
    en: 'A project file has to be {"answers": {…}}.',
  },
  project_newer: {
    zh: '项目文件是第 {schema} 版,本程序只认到第 {known} 版;请用新版程序打开。没有载入任何内容。',
    en: 'The project file is version {schema}; this program knows up to {known}. Open it with a newer program. Nothing was taken.',
  },
  project_version: { zh: '项目文件的 schema 应为 {known}。', en: 'The schema of a project file has to be {known}.' },
  project_unknown_member: { zh: '项目文件里没有“{key}”这一项。', en: 'A project file has no member “{key}”.' },
  answer_unknown_key: { zh: '没有“{key}”这个问题。', en: 'There is no question “{key}”.' },
  answer_twice: { zh: '“{key}”答了两次。', en: '“{key}” is answered twice.' },
  answer_wrong_type: { zh: '“{key}”的答案类型不对。', en: 'The answer to “{key}” is of the wrong type.' },
  answer_unknown_option: { zh: '“{key}”没有选项“{value}”。', en: '“{key}” has no option “{value}”.' },
  answer_contradicts: {
    zh: '“{key}”既选了都不涉及,又选了别的。',
    en: '“{key}” says both none of these and something else.',
  },
  answer_out_of_range: {
    zh: '“{key}”的 {value} 不在 {min}…{max} 之内。',
    en: '“{key}”: {value} is not within {min}…{max}.',
  },
  answer_not_an_industry_code: {
    zh: '“{key}”应为 GB/T 4754—2017 的 2 至 4 位代码(01 至 97 大类),写成文字。',
    en: '“{key}” has to be a GB/T 4754-2017 code of 2 to 4 digits (divisions 01 to 97), as text.',
  },
  override_unknown: { zh: '没有推定属性“{key}”,不能改判。', en: 'There is no derived attribute “{key}” to overrule.' },
  override_wrong_type: {
    zh: '改判“{key}”须写 {"value": true 或 false, "reason": "…", "by": "…"},by 可省。',
    en: 'Overruling “{key}” takes {"value": true or false, "reason": "…", "by": "…"}; by may be left out.',
  },
  override_without_reason: { zh: '改判“{key}”须写理由。', en: 'Overruling “{key}” needs a reason.' },
  parameters_malformed: {
    zh: '参数文件应为 {"parameters": {编号: {"value": 数, "reason": "…"}}}。',
    en: 'A parameters file has to be {"parameters": {id: {"value": number, "reason": "…"}}}.',
  },
  parameter_unknown: { zh: '没有参数“{key}”。', en: 'There is no parameter “{key}”.' },
  parameter_out_of_range: {
    zh: '参数“{key}”的 {value} 不在 {min}…{max} 之内。',
    en: 'Parameter “{key}”: {value} is not within {min}…{max}.',
  },
  layer_not_found: { zh: '没有图层文件,相关条款记为待查。', en: 'The layer has no file; its clauses stay open.' },
  layer_unreadable: {
    zh: '图层没有读成,相关条款记为待查。',
    en: 'The layer could not be read; its clauses stay open.',
  },
  outside_grid: {
    zh: '坐标离其余要素太远,不能放在同一格网上量算。',
    en: 'The place is too far from everything else to be measured on one grid.',
  },
  engines_disagree: {
    zh: '两套算法算得的重叠面积不一致({engineM2} 与 {turfM2} m²),请核对该要素图形后再用此结果。',
    en: 'Two independent engines give different overlaps ({engineM2} and {turfM2} m²); check the shape of the feature before relying on this.',
  },
  layer_hash_mismatch: {
    zh: '图层文件与目录不符(被改动或不完整),没有采用,相关条款记为待查。',
    en: 'The layer file is not what the catalogue promises (changed or cut short); it was not used and its clauses stay open.',
  },
  layer_accuracy_unstated: {
    zh: '图层没有注明精度,不作精确数据:按参数“未注明的图层精度”留出余量。请在图层说明里写明精度。',
    en: 'The layer states no accuracy and is not taken for exact: the parameter for such layers leaves room. State its accuracy in the layer’s description.',
  },
  layer_packed_unusable: {
    zh: '图层的快速文件缺失或已损坏,改读公开格式的原文件,结果不变,只是慢一些。',
    en: 'The layer’s fast file is missing or damaged; the published file was read instead, with the same result, only slower.',
  },
  layer_card_invalid: {
    zh: '图层文件的说明项有误,没有采用,相关条款记为待查。',
    en: 'The statements in the layer file are wrong; it was not used and its clauses stay open.',
  },
  layer_role_unknown: {
    zh: '没有“{layer}”这个图层角色,文件没有采用。',
    en: 'There is no layer role “{layer}”; the file was not used.',
  },
  not_screenable: {
    zh: '规划没有给这个项目一块用地(全区性措施或只有点位),不能按用地研判。',
    en: 'The plan gives this project no land (a district-wide measure, or a point only), so it cannot be screened as a site.',
  },
  project_not_placed: {
    zh: '规划没有给这个项目一块用地(全区性措施,或只有点、线),不能按用地研判。',
    en: 'The plan gives this project no land (a district-wide measure, a point or a line only), so it cannot be screened as a site.',
  },
  catalog_unreadable: { zh: '图层目录没有读成。', en: 'The catalogue of layers could not be read.' },
  ruleset_unreadable: { zh: '规则没有读成。', en: 'The rules could not be read.' },
  unknown_project: { zh: '规划附件里没有项目“{key}”。', en: 'The plan’s annex has no project “{key}”.' },
  cancelled: { zh: '已取消。', en: 'Cancelled.' },
  demo_unreadable: { zh: '示例没有读成。', en: 'The demonstration could not be read.' },
  data_unreadable: { zh: '数据目录没有读成。', en: 'The data directory could not be read.' },
  file_unreadable: { zh: '文件打不开。', en: 'The file cannot be opened.' },
  not_a_geometry: { zh: '{field} 不是 GeoJSON 几何。', en: '{field} is not a GeoJSON geometry.' },
  not_json: { zh: '不是有效的 JSON。', en: 'Not valid JSON.' },
  not_writable: { zh: '写不进去。', en: 'It cannot be written.' },
  worker_failed: {
    zh: '计算停住了,已重新启动。用地和答案都在。',
    en: 'Computing stopped and was restarted. Site and answers are kept.',
  },
  unknown_command: {
    zh: '没有命令“{command}”。可用:{available}。',
    en: 'There is no command “{command}”. Available: {available}.',
  },
  unknown_option: { zh: '没有选项“{option}”。', en: 'There is no option “{option}”.' },
  option_needed: { zh: '缺少选项 {option}。', en: 'Option {option} is needed.' },
  bad_option: {
    zh: '{option} 不能是“{value}”。可用:{available}。',
    en: '{option} cannot be “{value}”. Available: {available}.',
  },
  option_twice: { zh: '选项 {option} 给了两次。', en: 'Option {option} is given twice.' },
  option_not_taken: {
    zh: '命令 {command} 没有选项 {option}。',
    en: 'Command {command} takes no option {option}.',
  },
  unexpected_argument: { zh: '多余的参数“{value}”。', en: 'Unexpected argument “{value}”.' },
  unknown_schema: {
    zh: '没有格式“{value}”。可用:{available}。',
    en: 'There is no schema “{value}”. Available: {available}.',
  },
  bad_pair: {
    zh: '每行应为 {"id", "site", "zone"},后两项为 GeoJSON 几何。',
    en: 'Each line has to be {"id", "site", "zone"}, the latter two GeoJSON geometries.',
  },
};
