"""The sample pages, cut as a careful reader cuts them."""

from datetime import date

import pytest

from seeds import cut_articles, read_page, sample_pages

READ = {
    "000": (
        date(2025, 11, 4),
        [
            ("自治区党政代表团赴京对接京蒙协作工作并学习考察", "11-03", None, "李晗"),
            ("", "11-03", None, ""),
            ("全区国有资本划转社保基金突破389亿元", "11-03", None, "杨威"),
            (
                "全区各地各部门迅速掀起学习贯彻党的二十届四中全会精神热潮",
                "11-03",
                None,
                "宋佳 白莲 康丽娜 皇甫美鲜 陈春艳",
            ),
            ("内蒙古开办境外旅客离境退税业务 开启入境消费新体验", "11-02", None, "高慧"),
            (
                "神舟二十号航天员乘组夜间返航额济纳 东风着陆场各系统做足准备迎接神舟“回家”",
                "11-03",
                "阿拉善",
                "康丽娜 柴思源 王智华",
            ),
            ("候鸟共秋舞翩跹", "11-03", None, "孟和朝鲁"),
            ("一片山的「剪枝」与一座城的「碳」路", "", None, "蔡冬梅"),
        ],
    ),
    "001": (
        date(2023, 10, 19),
        [
            ("图解 国务院关于推动内蒙古高质量发展奋力书写中国式现代化新篇章的意见", "", None, "兰天 薛腾"),
            ("鄂尔多斯市率先挺进“碳市场”", "", None, "王玉琢 张晓艳 金咏"),
            ("15人荣登今年第三季度“内蒙古好人榜”", "10-18", "兴安", "高敏娜"),
            ("内蒙古统一战线2023年第五期“同心学习·立德圆梦”读书会举行", "10-18", None, "宋爽"),
            ("﹃学好国家通用语言文字受益良多﹄", "", None, "刘宏章"),
            ("乌海在全区首推社会保险业务经办跨区域“同审统办”", "10-18", "乌海", "郝飚"),
            ("我区630多家企业携2700余种农畜产品亮相北京", "10-18", "北京", "韩雪茹 方圆"),
        ],
    ),
    "002": (
        date(2024, 1, 5),
        [
            ("2023年我区商务运行总体平稳", "01-04", None, "云艳芳"),
            ("抓产业 塑品牌 保民生 推动各项工作提速提质增效", "", None, "李海珍"),
            ("在推动高质量发展上展现更大作为", "", None, "宋向华"),
            ("我市云春雷获评工作表现突出个人", "", None, "祁晓燕"),
            ("要求中小学幼儿园不得推迟放假或提前开学", "01-04", None, "苗青"),
            ("市退役军人事务局:下力气整改整治 助推退役军人工作高质量发展", "", None, ""),
            ("团市委:落实“重实践”要求 推动主题教育走深走实", "", None, ""),
            ("", "", None, "王中宙"),
        ],
    ),
    "003": (
        date(2024, 10, 22),
        [
            ("兴安盟以党群服务“破圈” 为群众幸福“聚能”", "", None, "高敏娜 王越"),
            ("科学家精神进校园巡讲活动走进我区高校", "", None, ""),
            ("薪火相传送光明 兴边富民践初心", "", None, "郭成"),
            ("赏秋", "", None, "王晓博"),
            ("外媒看青城“一带一路”青年友好交流活动走进呼和浩特", "10-21", "呼和浩特", "皇甫秀玲"),
            ("锡林郭勒盟光学、光电子材料产业化项目开工", "10-21", "锡林郭勒", "巴依斯古楞 张璐"),
            ("包头市真金白银支持中小企业高质量发展", "10-21", "包头", "格日勒图"),
            ("前三季度内蒙古生产总值17875.5亿元", "", None, ""),
            ("释放改革活力 集聚发展动能 推动现代化通过建设行稳致远", "", None, ""),
        ],
    ),
    "004": (
        date(2025, 12, 11),
        [
            ("让“隐形财富”变“显性资产” 生态价值多元转化的内蒙古样本", "", None, "李霞 张慧玲 方圆"),
            ("“十四五”内蒙古22.1亿元资金保障农牧区供水安全", "12-10", None, "杨威"),
            ("我区交通“高效办成‘一件事’服务”入选行业典型案例", "12-10", None, "高慧"),
            ("内蒙古自治区工商联成立70周年大会在呼和浩特召开", "12-10", None, "阿妮尔"),
            ("鏖战寒冬 国产化煤制烯烃项目建设提速", "12-10", "包头", "蔡冬梅 周建晖"),
            ("内蒙古布局十五家科技成果转移转化平台", "12-10", None, "白莲"),
            ("策克口岸通关过货量突破3000万吨", "12-10", "阿拉善", "刘宏章 孟燕"),
            ("", "12-10", None, "孟和朝鲁"),
            ("四子王旗321户戍边牧民实现蔬菜四季自给", "", None, ""),
            ("全区自西向东迎来大范围风雪降温天气", "12-10", None, "石向军"),
        ],
    ),
}


@pytest.fixture(params=sample_pages(), ids=lambda path: f"page {path.name[:3]}")
def page(request):
    return read_page(request.param)


def test_every_story_is_found_with_its_facts(page):
    day, stories = READ[page.doc[:3]]
    assert page.issue.value == day
    assert page.issue.confidence >= 0.8
    found = [
        (a.headline, f"{a.date:%m-%d}" if a.date else "", a.dateline_place, " ".join(a.reporters))
        for a in cut_articles(page)
        if a.kind != "header"
    ]
    assert found == stories


@pytest.mark.parametrize(
    ("number", "headline", "passages"),
    [
        pytest.param(
            0,
            "自治区党政",
            ["东西部协作重要指示精神的指引下,京蒙协作结出丰硕成果", "产业园区建设等工作。"],
            id="京|蒙",
        ),
        pytest.param(
            1,
            "鄂尔多斯市",
            ["这标志着鄂尔多斯市正式解锁“碳交易”。", "开启了中国“双碳”新征程元年"],
            id="wrapped lines",
        ),
        pytest.param(3, "兴安盟", ["处置突发事件,还针对行动不便人群"], id="over a picture"),
        pytest.param(
            3,
            "薪火相传",
            ["风光互补设备", "架设10千伏线路3756公里", "荣获“全国脱贫攻坚先进集体”荣誉"],
            id="three places",
        ),
        pytest.param(4, "让“隐形财富”", ["年碳汇量1.19亿吨二氧化碳当量"], id="under a running strap"),
        pytest.param(4, "四子王旗", ["市总工会、科技、工商联、妇联及自治区九三学社"], id="among repeats"),
    ],
)
def test_broken_sentences_are_whole_again(number, headline, passages):
    articles = cut_articles(read_page(sample_pages()[number]))
    (article,) = [a for a in articles if a.headline.startswith(headline)]
    assert [p for p in passages if p not in article.body.text] == []


def test_repeats_are_once_in_the_body():
    articles = cut_articles(read_page(sample_pages()[4]))
    (article,) = [a for a in articles if a.headline.startswith("四子王旗")]
    assert article.text.text.count("首次实现了蔬菜四季自给") == 3
    assert article.body.text.count("首次实现了蔬菜四季自给") == 1
