"""Official name → the forms that newspapers print, for every league and banner and beyond."""

from __future__ import annotations

from datetime import date

import pytest

from gazetteer.catalogue.forms import Form, catalogue_forms, prominence, surface_forms
from gazetteer.catalogue.tables import read_names, read_places
from gazetteer.records import Name, Place

# adcode, official name, forms that stand alone, forms that need a parent or a dateline
HOME = """
150100 呼和浩特市         呼和浩特 呼市 | 青城 呼
150200 包头市             包头 | 鹿城 包
150300 乌海市             乌海 |
150400 赤峰市             赤峰 昭乌达盟 昭盟 | 赤
150500 通辽市             通辽 哲里木盟 哲盟 | 通
150600 鄂尔多斯市         鄂尔多斯 伊克昭盟 伊盟 | 鄂
150700 呼伦贝尔市         呼伦贝尔 呼伦贝尔盟 呼盟 |
150800 巴彦淖尔市         巴彦淖尔 巴彦淖尔盟 巴盟 | 巴市
150900 乌兰察布市         乌兰察布 乌兰察布盟 乌盟 | 乌市
152200 兴安盟             | 兴安
152500 锡林郭勒盟         锡林郭勒 锡盟 | 锡林
152900 阿拉善盟           阿拉善 阿盟 |
150102 新城区             | 新城
150103 回民区             | 回民
150104 玉泉区             | 玉泉
150105 赛罕区             赛罕 |
150121 土默特左旗         土左旗 | 左旗 土左 土默特
150122 托克托县           托克托 托县 |
150123 和林格尔县         和林格尔 和林 |
150124 清水河县           清水河 |
150125 武川县             武川 |
150202 东河区             | 东河
150203 昆都仑区           昆都仑 昆区 |
150204 青山区             | 青山
150205 石拐区             石拐 |
150206 白云鄂博矿区       白云鄂博 白云矿区 | 白云
150207 九原区             九原 |
150221 土默特右旗         土右旗 | 右旗 土右
150222 固阳县             固阳 |
150223 达尔罕茂明安联合旗 达茂旗 达尔罕茂明安旗 | 达茂
150302 海勃湾区           海勃湾 |
150303 海南区             | 海南
150304 乌达区             乌达 |
150402 红山区             | 红山
150403 元宝山区           | 元宝山
150404 松山区             | 松山
150421 阿鲁科尔沁旗       阿鲁科尔沁 | 阿旗
150422 巴林左旗           | 巴左旗 左旗
150423 巴林右旗           | 巴右旗 右旗 巴林
150424 林西县             林西 |
150425 克什克腾旗         克什克腾 克旗 |
150426 翁牛特旗           翁牛特 翁旗 |
150428 喀喇沁旗           喀旗 | 喀喇沁
150429 宁城县             宁城 |
150430 敖汉旗             敖汉 | 敖旗
150502 科尔沁区           | 科尔沁 科区
150521 科尔沁左翼中旗     科左中旗 科尔沁左中旗 | 中旗 左中旗
150522 科尔沁左翼后旗     科左后旗 科尔沁左后旗 | 后旗 左后旗
150523 开鲁县             开鲁 |
150524 库伦旗             | 库伦 库旗
150525 奈曼旗             奈曼 | 奈旗
150526 扎鲁特旗           扎鲁特 | 扎旗
150581 霍林郭勒市         霍林郭勒 霍市 |
150602 东胜区             东胜 东胜市 |
150603 康巴什区           康巴什 |
150621 达拉特旗           达拉特 达旗 |
150622 准格尔旗           准格尔 准旗 |
150623 鄂托克前旗         鄂前旗 | 前旗
150624 鄂托克旗           鄂托克 | 鄂旗
150625 杭锦旗             杭锦 | 杭旗
150626 乌审旗             乌审 | 乌旗
150627 伊金霍洛旗         伊金霍洛 伊旗 |
150702 海拉尔区           海拉尔 海拉尔市 |
150703 扎赉诺尔区         扎赉诺尔 扎区 |
150721 阿荣旗             | 阿荣 阿旗
150722 莫力达瓦达斡尔族自治旗 莫力达瓦旗 莫力达瓦 莫旗 |
150723 鄂伦春自治旗       鄂伦春旗 | 鄂伦春 鄂旗
150724 鄂温克族自治旗     鄂温克旗 | 鄂温克 鄂旗
150725 陈巴尔虎旗         陈巴尔虎 陈旗 |
150726 新巴尔虎左旗       新左旗 | 左旗
150727 新巴尔虎右旗       新右旗 | 右旗
150781 满洲里市           满洲里 |
150782 牙克石市           牙克石 |
150783 扎兰屯市           扎兰屯 | 布旗
150784 额尔古纳市         额尔古纳 |
150785 根河市             根河 |
150802 临河区             临河 临河市 |
150821 五原县             五原 |
150822 磴口县             磴口 |
150823 乌拉特前旗         乌前旗 | 前旗
150824 乌拉特中旗         乌中旗 | 中旗
150825 乌拉特后旗         乌后旗 潮格旗 | 后旗
150826 杭锦后旗           杭后旗 杭后 | 后旗
150902 集宁区             集宁 集宁市 |
150921 卓资县             卓资 |
150922 化德县             化德 |
150923 商都县             商都 |
150924 兴和县             | 兴和
150925 凉城县             凉城 |
150926 察哈尔右翼前旗     察右前旗 察哈尔右前旗 | 前旗 右前旗
150927 察哈尔右翼中旗     察右中旗 察哈尔右中旗 | 中旗 右中旗
150928 察哈尔右翼后旗     察右后旗 察哈尔右后旗 | 后旗 右后旗
150929 四子王旗           四子王 | 四旗
150981 丰镇市             丰镇 |
152201 乌兰浩特市         乌兰浩特 | 乌市
152202 阿尔山市           阿尔山 |
152221 科尔沁右翼前旗     科右前旗 科尔沁右前旗 | 前旗 右前旗
152222 科尔沁右翼中旗     科右中旗 科尔沁右中旗 | 中旗 右中旗
152223 扎赉特旗           扎赉特 | 扎旗
152224 突泉县             突泉 |
152501 二连浩特市         二连浩特 | 二连
152502 锡林浩特市         锡林浩特 锡市 | 锡林
152522 阿巴嘎旗           阿巴嘎 | 阿旗
152523 苏尼特左旗         苏左旗 东苏旗 | 左旗 苏尼特
152524 苏尼特右旗         苏右旗 西苏旗 | 右旗 西苏
152525 东乌珠穆沁旗       东乌珠穆沁 东乌旗 东乌 | 乌珠穆沁
152526 西乌珠穆沁旗       西乌珠穆沁 西乌旗 西乌 |
152527 太仆寺旗           太旗 | 太仆寺
152528 镶黄旗             镶黄旗 | 黄旗
152529 正镶白旗           正镶白旗 | 白旗 正白旗
152530 正蓝旗             正蓝旗 | 蓝旗
152531 多伦县             多伦 |
152921 阿拉善左旗         阿左旗 | 左旗
152922 阿拉善右旗         阿右旗 | 右旗
152923 额济纳旗           额济纳 额旗 |
"""


def _home_cases():
    for line in HOME.strip().splitlines():
        left, _, context = line.partition("|")
        code, name, *safe = left.split()
        yield pytest.param(
            code, name, safe, context.split(), id=f"{name} is also {' '.join(safe) or context}"
        )


@pytest.fixture(scope="module")
def forms() -> dict[str, dict[str, str]]:
    """Place id → form → match, over the whole catalogue."""
    found: dict[str, dict[str, str]] = {}
    for place_id, form in catalogue_forms(read_places(), read_names()):
        found.setdefault(place_id, {}).setdefault(form.form, form.match)
    return found


@pytest.mark.parametrize(("code", "name", "safe", "context"), list(_home_cases()))
def test_leagues_and_banners_as_people_write_them(code, name, safe, context, forms):
    of_place = forms[f"cn:{code}"]
    assert name in of_place
    assert {form: of_place.get(form) for form in safe} == dict.fromkeys(safe, "safe")
    assert {form: of_place.get(form) for form in context} == dict.fromkeys(context, "context")


def test_the_table_above_names_every_league_and_banner():
    codes = {line.split()[0] for line in HOME.strip().splitlines()}
    assert codes == {
        place.adcode
        for place in read_places().values()
        if place.id.startswith("cn:15") and place.kind in ("prefecture", "county")
    }
    assert len(codes) == 12 + 103


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        pytest.param(
            "延边朝鲜族自治州",
            "prefecture",
            {"延边州", "延边"},
            id="an autonomous prefecture drops its people",
        ),
        pytest.param("恩施土家族苗族自治州", "prefecture", {"恩施州", "恩施"}, id="two peoples"),
        pytest.param(
            "巴音郭楞蒙古自治州", "prefecture", {"巴音郭楞州", "巴音郭楞"}, id="a people without 族"
        ),
        pytest.param("东乡族自治县", "county", {"东乡县", "东乡"}, id="the people is the name"),
        pytest.param("隆林各族自治县", "county", {"隆林县", "隆林"}, id="all peoples"),
        pytest.param("积石山保安族东乡族撒拉族自治县", "county", {"积石山县", "积石山"}, id="three peoples"),
        pytest.param("广西壮族自治区", "province", {"广西"}, id="an autonomous region has no 区 form"),
        pytest.param("内蒙古自治区", "province", {"内蒙古"}, id="内蒙古 keeps its people"),
        pytest.param("香港特别行政区", "province", {"香港"}, id="a special region"),
        pytest.param("大兴安岭地区", "prefecture", {"大兴安岭"}, id="a prefecture named 地区"),
        pytest.param("神农架林区", "county", {"神农架"}, id="a forest district"),
        pytest.param("浦东新区", "county", {"浦东"}, id="a new district"),
        pytest.param("北什轴乡", "township", {"北什轴"}, id="a township said without 乡"),
        pytest.param("室韦俄罗斯族民族乡", "township", {"室韦乡"}, id="an ethnic township"),
        pytest.param("胜利街道", "township", {"胜利办事处", "胜利街"}, id="a subdistrict's office"),
        pytest.param("策克公路口岸", "port", {"策克口岸", "策克"}, id="a port said short"),
        pytest.param(
            "满洲里铁路口岸", "port", {"满洲里口岸"}, id="a rail port may be said like the road port"
        ),
        pytest.param("呼和浩特白塔国际机场", "airport", {"呼和浩特白塔机场"}, id="an airport without 国际"),
        pytest.param(
            "呼和浩特东站", "station", {"呼和浩特火车东站", "呼和浩特东火车站"}, id="a station with its side"
        ),
        pytest.param(
            "大青沟国家级自然保护区", "scenic", {"大青沟自然保护区", "大青沟保护区"}, id="a reserve"
        ),
        pytest.param("库布其沙漠", "desert", {"库布其沙地"}, id="sands by either word"),
        pytest.param("呼伦贝尔草原", "grassland", {"呼伦贝尔大草原"}, id="a great grassland"),
        pytest.param("查干淖尔", "lake", {"查干淖尔湖"}, id="a lake named 淖尔"),
        pytest.param("南戈壁省", "unit", {"南戈壁"}, id="an aimag"),
        pytest.param(
            "锡林浩特经济技术开发区", "zone", {"锡林浩特经开区", "锡林浩特开发区"}, id="an economic zone"
        ),
        pytest.param("包头稀土高新技术产业开发区", "zone", {"包头稀土高新区"}, id="a high-tech zone"),
        pytest.param("满洲里综合保税区", "zone", {"满洲里综保区"}, id="a bonded zone"),
        pytest.param("乌兰巴托", "city", {"乌兰巴托市"}, id="a foreign city with 市"),
        pytest.param("汗博格达苏木", "soum", {"汗博格达县", "汗博格达"}, id="a soum is also called 县"),
    ],
)
def test_rules_of_the_grammar(name, kind, expected):
    forms = {form.form for form in surface_forms(_place(name, kind))}
    assert expected <= forms


@pytest.mark.parametrize(
    ("name", "kind", "never"),
    [
        pytest.param("土默特左旗", "county", "土默特左", id="a wing is no generic"),
        pytest.param("达尔罕茂明安联合旗", "county", "达旗", id="达旗 is 达拉特旗"),
        pytest.param("和林格尔县", "county", "和县", id="和县 lies in Anhui"),
        pytest.param("青山区", "county", "青", id="no form of one character"),
        pytest.param("海拉尔东路街道", "township", "海拉尔东路", id="a road is not its subdistrict"),
        pytest.param("自由", "city", "自由市", id="自由市场 is no city"),
        pytest.param("乌兰浩特市", "county", "乌兰", id="an everyday Mongolian word"),
    ],
)
def test_forms_that_nobody_means(name, kind, never):
    assert never not in {form.form for form in surface_forms(_place(name, kind))}


@pytest.mark.parametrize(
    ("form", "owner", "match"),
    [
        pytest.param("吉林", "cn:220000", "safe", id="吉林 is the province"),
        pytest.param("吉林", "cn:220200", "context", id="吉林 is the city only in context"),
        pytest.param("海南", "cn:460000", "safe", id="海南 is the province"),
        pytest.param("青山区", "cn:150204", "safe", id="of two 青山区 the one at home is meant"),
        pytest.param("青山区", "cn:420107", "context", id="Wuhan's 青山区 needs Wuhan"),
        pytest.param("满洲里口岸", "port:manzhouli-road", "safe", id="the road port of Manzhouli"),
        pytest.param("满洲里口岸", "port:manzhouli-rail", "safe", id="and the rail port share one form"),
        pytest.param("城关镇", "cn:150123100", "context", id="every county has a 城关镇"),
        pytest.param("日照", "cn:371100", "context", id="sunshine, or the city"),
        pytest.param("马里", "iso:ML", "context", id="half of 公里, or the country"),
    ],
)
def test_shared_and_everyday_forms(form, owner, match, forms):
    assert forms[owner][form] == match


def test_a_written_name_decides_over_the_grammar():
    place = _place("策克公路口岸", "port")
    written = [Name("策克", "alias", "safe"), Name("西伯库伦对面", "alias", "context")]
    forms = {form.form: form for form in surface_forms(place, written)}
    assert forms["策克"] == Form("策克", "safe", "port_alone")
    assert forms["西伯库伦对面"] == Form("西伯库伦对面", "context", "alias")


def test_every_form_comes_once_and_the_official_name_first():
    past = Name("伊克昭盟", "past", valid_from=date(1649, 1, 1), valid_to=date(2001, 2, 26))
    forms = [form.form for form in surface_forms(_place("鄂尔多斯市", "prefecture"), [past, past])]
    assert forms[0] == "鄂尔多斯市"
    assert "伊克昭盟" in forms
    assert len(forms) == len(set(forms))


def test_prominence_falls_from_country_to_village():
    kinds = ("province", "prefecture", "county", "city", "township", "village")
    ranks = [prominence(_place("某地", kind)) for kind in kinds]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


def _place(name: str, kind: str) -> Place:
    return Place(f"cn:15{len(name)}", name, kind, None, None, 41.0, 111.0, 5.0)
