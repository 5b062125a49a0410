import type { LocalText } from '../kernel/text.ts';

/** Words for trouble with site files and their geometry. */
export const FILE_PROBLEMS: Readonly<Record<string, LocalText>> = {
  swapped_axes: {
    zh: '两列坐标(或经纬度)对调了,已按对调后的顺序读取。请核对位置。',
    en: 'The two coordinates are swapped; they were read the other way round. Check the place.',
  },
  wrong_central_meridian: {
    zh: '中央子午线或带号与数值不符,请从候选位置中选一个。',
    en: 'The central meridian or zone does not fit the numbers. Choose one of the candidate places.',
  },
  crs_declared_mismatch: {
    zh: '声明的坐标系与数值不符,请从候选位置中选一个。',
    en: 'The declared coordinate system does not fit the numbers. Choose one of the candidate places.',
  },
  datum_unverified: {
    zh: '声明为西安80、北京54等坐标系,没有官方参数不能转换,位置可能差约 150 米。请确认后使用。',
    en: 'The file declares Xi’an 80, Beijing 54 or the like; without official parameters it may lie about 150 m off. Confirm before use.',
  },
  crs_assumed: {
    zh: '文件没有写坐标系,按数值推定。请核对位置。',
    en: 'The file names no coordinate system; it was inferred from the numbers. Check the place.',
  },
  crs_unreadable: {
    zh: '文件里写的坐标系认不出来,按数值推定。请核对位置。',
    en: 'The coordinate system the file names is not understood; it was inferred from the numbers. Check the place.',
  },
  link_not_followed: {
    zh: '文件里有网络链接,没有打开(本程序不联网)。请把链接指向的文件另存后再导入。',
    en: 'The file links to others on the network, which were not opened (nothing is fetched). Save the linked file and import that.',
  },
  dxf_entities_unread: {
    zh: '图里有读不出的图元:{entities}。如果用地画在里面,请先炸开块、把填充边界或样条转为多段线,再导入。',
    en: 'The drawing has entities that are not read: {entities}. If they draw the site, explode blocks and turn hatches or splines into polylines, then import again.',
  },
  zone_6deg: { zh: '按 6 度带读取。', en: 'Read as a 6-degree zone.' },
  unclosed_ring: { zh: '环没有闭合,已接上首点。', en: 'A ring was not closed; it was joined to its first point.' },
  long_closing_edge: {
    zh: '闭合的那条边异常长,可能漏了点。请核对。',
    en: 'The closing edge is unusually long; points may be missing. Check it.',
  },
  point_order: {
    zh: '点号是连续的,但先后次序乱了,边界可能连错。请核对。',
    en: 'The point numbers run without a gap but are out of order; the boundary may be joined wrongly. Check it.',
  },
  point_number_repeated: {
    zh: '同一圈里有重复的点号,位置却不同,可能抄错。请核对。',
    en: 'A point number occurs twice in one ring at different places; one may be miscopied. Check it.',
  },
  nested_rings: {
    zh: '线框里还有线框,里面的按扣除处理。请核对。',
    en: 'Outlines lie within outlines; the inner ones were taken as holes. Check them.',
  },
  extent_mismatch: {
    zh: '图形超出文件自己写明的范围,文件可能损坏。请核对。',
    en: 'A shape does not fit the extent the file states for it; the file may be damaged. Check it.',
  },
  feature_ignored: {
    zh: '有 {left} 个要素没有图形,已略过。请核对是否缺了地块。',
    en: '{left} features have no geometry and were passed over. Check whether a parcel is missing.',
  },
  row_ignored: { zh: '有一行只有文字,已略过。', en: 'A row of mere words was passed over.' },
  row_unreadable: {
    zh: '有一行既不是地块也不是界址点,读不下去。请改正这一行。',
    en: 'A row is neither a parcel nor a point. Correct that row.',
  },
  file_encrypted: {
    zh: '压缩包有密码,打不开。请去掉密码后再导入。',
    en: 'The archive is locked with a password. Remove it and import again.',
  },
  crs_unsupported: {
    zh: '文件声明的坐标系不在可用之列(支持 2000 国家大地坐标系、西安80、北京54 的经纬度与高斯投影,以及 UTM、EPSG:3857)。请转换后再导入。',
    en: 'The declared coordinate system is not supported (CGCS2000, Xi’an 80 and Beijing 54 in degrees or Gauss–Krüger, UTM and EPSG:3857 are). Convert the file first.',
  },
  point_count_mismatch: {
    zh: '写明 {stated} 个点,实有 {found} 个。请核对是否漏点。',
    en: '{stated} points are stated, {found} were found. Check for missing points.',
  },
  area_mismatch: {
    zh: '写明的面积 {statedM2} m² 与算得的 {computedM2} m² 不符。',
    en: 'The stated area, {statedM2} m², is not the computed {computedM2} m².',
  },
  area_in_mu: { zh: '写明的面积像是亩数,不是公顷。', en: 'The stated area looks like mu, not hectares.' },
  area_in_m2: { zh: '写明的面积像是平方米,不是公顷。', en: 'The stated area looks like square metres, not hectares.' },
  ring_number_misused: {
    zh: '圈号用法不规范,已按包含关系判断内外环。',
    en: 'Ring numbers are used irregularly; holes were told by containment.',
  },
  duplicate_points: { zh: '有重复点,已去掉。', en: 'Repeated points were dropped.' },
  self_intersection: {
    zh: '边界自相交,面积无法确定。请改正图形,或采用给出的拆分结果。',
    en: 'The boundary crosses itself, so its area is undefined. Correct it, or accept the split that is offered.',
  },
  hole_outside_outer: {
    zh: '内环不在外环之内。请改正图形。',
    en: 'A hole lies outside its outer ring. Correct the shape.',
  },
  interior_cut: {
    zh: '内环与别的环相接,把面切成了几块。请按块分别表示。',
    en: 'Rings touch so that they cut the area in pieces. Draw each piece as an area of its own.',
  },
  parcels_overlap: {
    zh: '地块之间互相重叠,重叠处只应算一次。请核对。',
    en: 'Parcels overlap each other; the common land should count once. Check them.',
  },
  spike: { zh: '边界有尖刺。请核对。', en: 'The boundary has a spike. Check it.' },
  gcj02_shifted: {
    zh: '坐标带 GCJ-02 偏移,已反解。请核对位置。',
    en: 'The coordinates carry the GCJ-02 shift, which was undone. Check the place.',
  },
  packed_dms: { zh: '按压缩度分秒(ddd.mmssss)读取。', en: 'Read as packed degrees-minutes-seconds (ddd.mmssss).' },
  precision_lost: {
    zh: '坐标写成科学计数,精度已丢失,不能使用。请重新导出。',
    en: 'The coordinates are in scientific notation and have lost their precision. Export them again.',
  },
  large_coordinates_lost: {
    zh: '坐标位数不足,精度已丢失。请重新导出。',
    en: 'The coordinates lack digits. Export them again.',
  },
  outside_window: {
    zh: '位置不在上街区及周边范围内。请核对坐标系、带号和坐标顺序。',
    en: 'The place is not in or around Shangjie District. Check coordinate system, zone and order of coordinates.',
  },
  outside_district: {
    zh: '用地在上街区外,本规划不适用。',
    en: 'The site lies outside the district; the plan does not apply.',
  },
  name_attribute_unknown: {
    zh: '文件的要素没有属性“{name}”。有的是:{found}。',
    en: 'No feature of the file has an attribute “{name}”. There are: {found}.',
  },
  not_a_site: { zh: '文件里没有可用的面或线。', en: 'The file holds no usable area or line.' },
  line_as_polygon: { zh: '由闭合线转成了面。请核对。', en: 'A closed line was turned into an area. Check it.' },
  degenerate_ring: { zh: '点数不足或面积为零,不成面。', en: 'Too few points, or no area.' },
  mixed_geometry: {
    zh: '文件里点、线、面混合,只取了面。',
    en: 'The file mixes points, lines and areas; only the areas were taken.',
  },
  multiple_layers: { zh: '文件里有多个图层,请选一个。', en: 'The file holds several layers. Choose one.' },
  local_coordinates: {
    zh: '像是地方独立坐标,无法定位。请转换为 2000 国家大地坐标系后再导入。',
    en: 'These look like local coordinates and cannot be placed. Convert them to CGCS2000 first.',
  },
  unsupported_format: {
    zh: '不认识这种文件,或内容与后缀不符。',
    en: 'This kind of file is not known, or its content does not fit its name.',
  },
  save_as_dxf: {
    zh: '请在 CAD 里另存为文本 DXF(2004 或 2007 版)后再导入。',
    en: 'Save it as a text DXF (2004 or 2007) in the CAD program and import that.',
  },
  save_as_xlsx: {
    zh: '旧版 Excel 文件,请另存为 XLSX 或 CSV 后再导入。',
    en: 'An old spreadsheet format; save it as XLSX or CSV and import that.',
  },
  save_as_zip: {
    zh: '请解压后改用 ZIP 打包,或直接导入里面的文件。',
    en: 'Unpack it and pack it as ZIP, or import the file inside.',
  },
  save_as_kml: {
    zh: '航迹或航点文件不是用地范围。请在原软件里导出为 KML 后再导入。',
    en: 'Tracks and waypoints are no site. Export it as KML and import that.',
  },
  save_as_geojson: {
    zh: 'TopoJSON 不能读。请导出为 GeoJSON 后再导入。',
    en: 'TopoJSON is not read. Export it as GeoJSON and import that.',
  },
  save_as_shapefile: {
    zh: '请在原软件里导出为 Shapefile 或 DXF 后再导入。',
    en: 'Export it as a shapefile or DXF and import that.',
  },
  file_empty: { zh: '文件是空的。', en: 'The file is empty.' },
  file_corrupt: {
    zh: '文件损坏,读不下去。请重新导出。',
    en: 'The file is damaged and cannot be read. Export it again.',
  },
  too_big: { zh: '文件太大。请只导出本项目的用地。', en: 'The file is too big. Export only the land of this project.' },
  import_timeout: {
    zh: '读得太久,已停止。请只导出本项目的用地,或拆成几个文件。',
    en: 'It took too long and was stopped. Export only the land of this project, or split the file.',
  },
  unsafe_content: { zh: '文件含有不安全的内容,没有打开。', en: 'The file holds unsafe content and was not opened.' },
  bad_number: {
    zh: '坐标不是有限的数,或超出经纬度的范围。',
    en: 'A coordinate is not a finite number, or is beyond the range of degrees.',
  },
  too_deep: { zh: '嵌套太深,没有读下去。', en: 'It is nested too deeply to be read.' },
  too_many_parcels: {
    zh: '面太多(超过上限),像图层而不像用地。请只导出本项目的用地。',
    en: 'So many areas look like a layer, not a site. Export only the land of this project.',
  },
  encoding_guessed: { zh: '文字编码是推定的,名称可能有误。', en: 'The text encoding was guessed; names may be wrong.' },
  no_such_candidate: { zh: '没有这个序号的候选。', en: 'There is no candidate with this number.' },
  not_a_coordinate: {
    zh: '这不是坐标,没有改动。请写成 3853103.241、113.249236 或 113°15′54″ 这样;按 Esc 恢复原值。',
    en: 'This is no coordinate; nothing was changed. Write it like 3853103.241, 113.249236 or 113°15′54″; Esc restores it.',
  },
  coordinate_out_of_range: {
    zh: '数值超出可能的范围。北坐标约 3 850 000,东坐标约 430 000,经度约 113,纬度约 34。',
    en: 'The figure is out of range. Northings are about 3 850 000, eastings 430 000, longitudes 113, latitudes 34.',
  },
  wrong_zone_prefix: {
    zh: '东坐标的带号不是 38(中央子午线 114°)。请先换算到 114° 带。',
    en: 'The zone in front of the easting is not 38 (central meridian 114°). Convert to that zone first.',
  },
  no_points: {
    zh: '没有读到坐标。请一行一点,至少两列数。',
    en: 'No coordinates found. Give a point a line, in two columns.',
  },
  no_such_vertex: { zh: '没有这个点。', en: 'There is no such point.' },
  choice_needed: {
    zh: '文件有多种读法,须选定一种:--choose 序号(从 1 起)或 --crs EPSG代码。',
    en: 'The file can be read in several ways; choose one with --choose N (from 1) or --crs EPSG.',
  },
};
