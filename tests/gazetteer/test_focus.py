"""What an article is about: short texts beside the division that a reader would name."""

from __future__ import annotations

import pytest

from gazetteer import article_focus, load_gazetteer, resolve_page
from seeds import cut_articles, page_from_bytes


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


@pytest.fixture
def focus_of(gazetteer):
    def focus(text, newspaper=None):
        page = page_from_bytes(text.encode(), path="page.txt", newspaper=newspaper)
        article = max(cut_articles(page), key=lambda article: len(article.text))
        return article_focus(
            article, resolve_page(page, [article], gazetteer), gazetteer, newspaper=newspaper
        )

    return focus


CASES = [
    # the finest division that holds the substance
    pytest.param("包头市青山区修剪林木。青山区农牧局。大青山南坡。", "青山区", id="county where clear"),
    pytest.param("阿拉善盟、额济纳旗、阿拉善左旗分别开会。", "阿拉善盟", id="league where banners share"),
    pytest.param(
        "赤峰市、通辽市、兴安盟、呼伦贝尔市今夜有雪。", "内蒙古自治区", id="region where leagues share"
    ),
    pytest.param(
        "磴口县的西瓜熟了,西边是阿拉善左旗。\n全县种了两万亩。\n全县还要再种。",
        "磴口县",
        id="no banner is 全县",
    ),
    pytest.param(
        "乌审旗图克镇的项目复工。鄂托克旗棋盘井镇的项目投产。杭锦旗独贵塔拉镇的项目开工。",
        "鄂尔多斯市",
        id="three counties, each with a sentence",
    ),
    pytest.param(
        "新巴尔虎右旗的口岸常年开放。新巴尔虎左旗的口岸也常年开放。", "呼伦贝尔市", id="two counties alike"
    ),
    # containers, landscapes and facilities
    pytest.param(
        "记者从内蒙古自治区获悉,赤峰市敖汉旗出土玉器。敖汉旗的遗址距今八千年。",
        "敖汉旗",
        id="a county's story names what contains it",
    ),
    pytest.param(
        "策克口岸今年过货三千万吨。策克口岸启用新通道。", "额济纳旗", id="a port speaks for its county"
    ),
    pytest.param(
        "好力保镇五家户村的稻子熟了。音德尔镇新建加工园。", "扎赉特旗", id="towns speak for their county"
    ),
    pytest.param(
        "市民在呼和浩特市乌兰夫公园赏秋。", "回民区", id="a park speaks for the district it lies in"
    ),
    pytest.param(
        "浑善达克沙地、阴山、黄河一线今春少雪。多伦县种下百万亩松树。多伦县的沙少了。",
        "多伦县",
        id="landscapes are wider than the story",
    ),
    pytest.param(
        "呼和浩特海关、中国铁路呼和浩特局集团公司发布数据。内蒙古自治区进出口增长。内蒙古自治区口岸过货量增长。",
        "内蒙古自治区",
        id="what a customs office watches over is wider than where it sits",
    ),
    # what the paper's readers ask for
    pytest.param(
        "北京市大兴区与察右前旗结成对子。\n大兴区出资金。\n察右前旗出土地。",
        "察哈尔右翼前旗",
        id="of two partners the one at home",
    ),
    pytest.param(
        "赤峰市敖汉旗的谷子熟了,敖汉旗的人忙着收。\n通辽市也在收玉米。\n兴安盟的稻子进了仓。\n乌海市的葡萄下架。",
        "内蒙古自治区",
        id="one league's scene opens a story of many",
    ),
    # sentences, not mentions
    pytest.param(
        "新巴尔虎右旗的民警骑马巡逻。他们从克尔伦苏木出发,天黑才回来。牧民图雅家在克尔伦苏木。"
        "乌拉特中旗、达茂旗、苏尼特左旗、阿巴嘎旗、四子王旗、额济纳旗的民警也在巡逻。",
        "新巴尔虎右旗",
        id="a list says as much as any sentence",
    ),
    pytest.param(
        "全盟、全市各地忙春耕。五原县的瓜农换了地膜。他说,地膜能降解。今年瓜甜。卖得也好。临河区也种瓜。",
        "五原县",
        id="a sentence without a place goes on about the last",
    ),
    pytest.param(
        "正蓝旗、太仆寺旗通车。\n多伦县下雨。\n多伦县下雨。\n多伦县下雨。\n多伦县下雨。\n",
        "锡林郭勒盟",
        id="what is printed four times is said once",
    ),
    # headline and dateline
    pytest.param(
        "四子王旗牧民吃上自己种的菜\n本报12月10日讯(记者 王磊)乌兰察布市多部门出资修建暖棚,"
        "三百多户牧民受益。乌兰察布市科技局派人指导。\n",
        "四子王旗",
        id="the headline names the county",
    ),
    pytest.param(
        "本报满洲里1月8日电(记者 李玉)一列班列驶出国门,十二天后抵达莫斯科。线路通达波兰、德国。",
        "满洲里市",
        id="the dateline, where the text goes abroad",
    ),
    pytest.param(
        "新华社呼和浩特2月1日电(记者 李玉)包头市东河区的居民搬进新楼。东河区的平房都拆了。",
        "东河区",
        id="the dateline is only where it was filed",
    ),
    # passing names
    pytest.param(
        "海拉尔区的市场开张,牛肉销往北京、上海、广州,来自沈阳、大连的客商不少。",
        "海拉尔区",
        id="where goods go and guests are from",
    ),
    pytest.param(
        "“兴安盟大米”“赤峰小米”“锡林郭勒羊肉”在乌海市海勃湾区的超市热销。",
        "海勃湾区",
        id="products named after places",
    ),
    # what the paper calls its own
    pytest.param("自治区教育厅发布通知,全区中小学按时放假。", "内蒙古自治区", id="the region by its office"),
    pytest.param(
        "奈曼旗种树。全旗出动三万人,旗政府发放树苗。", "奈曼旗", id="the whole banner is the one just named"
    ),
    # no focus
    pytest.param("今天天气很好。", None, id="no names"),
    pytest.param("蒙古国首都乌兰巴托开通公交快线。俄罗斯赤塔也在修路。", None, id="only foreign places"),
    pytest.param("我国今年粮食丰收。中国的粮仓更满了。", None, id="the country is no division"),
    pytest.param(
        "北京市与内蒙古自治区签订协议。北京市出人才,内蒙古自治区出绿电。", None, id="two regions alike"
    ),
    pytest.param(
        "广东、福建、江西、湖南有大雨。吉林、辽宁有短时强降水。", None, id="a round-up of provinces"
    ),
    pytest.param("朝阳区降雪。", None, id="a name that stays open"),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_focus(text, name, focus_of):
    place = focus_of(text).place
    assert (place and place.name) == name


def test_our_city_is_that_of_the_paper(focus_of):
    text = "我市新增口袋公园三十处。我市还将种树。"
    assert focus_of(text).place is None
    place = focus_of(text, newspaper="乌海日报").place
    assert place is not None
    assert place.name == "乌海市"


def test_the_share_is_told_in_words(focus_of):
    focus = focus_of("包头市青山区修剪林木。")
    assert 0.0 < focus.share <= 1.0
    assert focus.evidence.endswith(f"{focus.share:.0%} 在青山区")
    assert focus_of("今天天气很好。").evidence == "文中没有可以确定的行政区"


def test_only_resolutions_of_the_article_count(gazetteer):
    page = page_from_bytes("包头市青山区修剪林木。".encode(), path="page.txt")
    (article,) = cut_articles(page)
    other = page_from_bytes("额济纳旗迎来游客。".encode(), path="other.txt")
    found = resolve_page(other, cut_articles(other), gazetteer)
    assert article_focus(article, found, gazetteer).place is None
