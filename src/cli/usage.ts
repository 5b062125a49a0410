import type { LocalText } from '../kernel/text.ts';

/** What the command line says of itself. */
export const USAGE: LocalText = {
  zh: `上街选址研判 · 命令行

用法:screen 命令 [选项]

  run --site 文件|示例编号 [--project 文件] [--parameters 文件]   研判一块用地
      [--format text|json|html|docx|summary|summary-docx|xlsx|csv|chainage|geojson] [--fail-on notice|condition|restrict|prohibit]
      [--choose 序号] [--crs EPSG]                              文件有多种读法时选定
  inspect --site 文件 [--crs EPSG] [--choose 序号]               导入器把文件读成了什么
  export --site 文件|示例编号 --to txt|shp|dxf|kml|geojson|csv|xlsx --out 文件   用地另存为别的格式
      [--crs EPSG] [--encoding gbk|utf-8]                       写成哪个坐标系(4547、4526、4490…)、哪种编码
      [--from-crs EPSG] [--choose 序号]                          原文件有多种读法时选定
  measure --pairs 文件.jsonl|-                                  成对几何的空间事实,逐行输出
  batch --sites 文件|目录 [--projects CSV|JSON] [--project 文件]   逐块研判多块用地;中断后用同一命令接着做
      [--parameters 文件] [--crs EPSG] [--format json|csv] [--engine memory|postgis[:URL]] [--fail-on …]
      [--name-attribute 属性名]                                  用哪个属性作用地名称(不写则自动认)
  projects [--format text|json]                                规划附件 13 个项目逐一研判
  verify 记录…  [--format text|json]                            复算记录,不一致时说出每一处(可用 .jsonl)
  report 记录 [--format html|docx|summary|summary-docx|xlsx|csv|chainage|geojson|text|json]
                                                               由存下的记录写报告,不重算;summary 为给申请人的一页说明
  rescreen 记录…  [--format text|json] [--before 目录]           用今天的数据重算,只列变了的结果和原因;
      [--parameters 文件]                                        给出原图层目录时,用地附近没有变动的记录不重算;
                                                               给出参数文件时,以其中的值为今天的值
  layers [--format text|json]                                  图层:状态、来源、版本、精度、覆盖
  layers schematic                                             还没有官方数据的图层;有则退出码 1
  layers export 角色 [--format geojson|fgb|shp] [--out 文件]      图层连同说明另存;GeoJSON 可由 --layers 读回
      [--meets 文件|示例编号] [--within 米]                       只写与用地相交、或相距不超过若干米的要素
  rules [test] [--format text|json]                            90 条的规则覆盖;运行规则例子;有 --pack 时列出差异
  schema record|site|project|rules|parameters|pack|catalog     JSON Schema

  --layers 目录   换用此目录的图层(替换全部内置图层)
  --pack 文件     在内置规则上加用自己的规则包(检查通过并跑完其例子才采用)
  --lang zh|en    --out 文件   写入文件而不打印
  文件名写 - 即标准输入(--out 则为标准输出);命令没有的选项、给了两次的选项一律拒绝

退出码:0 完成 · 1 有差异 · 2 输入有误 · 3 最坏达到 --fail-on · 70 程序自身的故障 · 130 中断
`,
  en: `Shangjie Site Screening · command line

Usage: screen COMMAND [options]

  run --site FILE|DEMO [--project FILE] [--parameters FILE]    screens a site
      [--format text|json|html|docx|summary|summary-docx|xlsx|csv|chainage|geojson] [--fail-on notice|condition|restrict|prohibit]
      [--choose N] [--crs EPSG]                                where a file can be read in several ways
  inspect --site FILE [--crs EPSG] [--choose N]                what the importer made of a file
  export --site FILE|DEMO --to txt|shp|dxf|kml|geojson|csv|xlsx --out FILE   writes a site in another format
      [--crs EPSG] [--encoding gbk|utf-8]                      system (4547, 4526, 4490 …) and encoding to write in
      [--from-crs EPSG] [--choose N]                           where the file read can be read in several ways
  measure --pairs FILE.jsonl|-                                 spatial facts of pairs, a line each
  batch --sites FILE|DIR [--projects CSV|JSON] [--project FILE]  screens many sites; the same command goes on after a break
      [--parameters FILE] [--crs EPSG] [--format json|csv] [--engine memory|postgis[:URL]] [--fail-on …]
      [--name-attribute NAME]                                  attribute the sites are called by (guessed without it)
  projects [--format text|json]                                screens the plan's 13 projects
  verify RECORD… [--format text|json]                          computes records again and tells every difference (.jsonl too)
  report RECORD [--format html|docx|summary|summary-docx|xlsx|csv|chainage|geojson|text|json]
                                                               from a saved record, computing nothing again; summary: one page for the applicant
  rescreen RECORD… [--format text|json] [--before DIR]         screens again with today's data; tells only what flips, and why;
      [--parameters FILE]                                      with the layers of before, passes over records nothing changed near;
                                                               with a file of parameters, takes its values for today's
  layers [--format text|json]                                  layers: status, source, version, accuracy, coverage
  layers schematic                                             layers without official data; exit 1 while there are any
  layers export ROLE [--format geojson|fgb|shp] [--out FILE]   a layer with its statements; --layers reads the GeoJSON back
      [--meets FILE|DEMO] [--within M]                         only the features that meet a site, or lie within M metres of it
  rules [test] [--format text|json]                            coverage of the 90 clauses; runs the examples; with --pack, what it changes
  schema record|site|project|rules|parameters|pack|catalog     JSON Schema

  --layers DIR    uses the layers of a directory in place of all bundled ones
  --pack FILE     your own rules over the bundled ones (checked, and their examples run, before they count)
  --lang zh|en    --out FILE   writes a file instead of printing
  - for a file is standard input (for --out, standard output); an option a command does not take, or given twice, is refused

Exit: 0 done · 1 difference · 2 bad input · 3 at worst reaches --fail-on · 70 a fault of the program · 130 interrupted
`,
};
