using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Building;

namespace Commendation.Infrastructure.Tests.PolicyFiles.InCSharp;

internal static partial class QinghaiInCSharp
{
    private static void Bodies(PolicyBuilder campaign) => campaign
        .Role("recommending-unit", "4.1.a", ("推荐单位", "recommending unit"), Route.Self)
        .Role("first-reviewer", "4.2.a", ("初审单位", "first reviewer"), ("county", Route.Superior), ("*", Route.Self))
        .Role("leading-group", "4.3.a", ("省评选表彰领导小组", "leading group"), Route.To("63LG"))
        .Role("provincial-government", "4.4", ("省政府", "provincial government"), Route.To("63GOV"))
        .Organisations("government", superior: null, ("63GOV", ("青海省人民政府", "People's Government of Qinghai Province")))
        .Organisations("leading-group", "63GOV", ("63LG", ("省评选表彰领导小组办公室", "Office of the provincial leading group")))
        .Organisations("prefecture", "63GOV",
            ("630100", ("西宁市", "Xining")), ("630200", ("海东市", "Haidong")), ("632200", ("海北藏族自治州", "Haibei Tibetan Autonomous Prefecture")),
            ("632300", ("黄南藏族自治州", "Huangnan Tibetan Autonomous Prefecture")), ("632500", ("海南藏族自治州", "Hainan Tibetan Autonomous Prefecture")),
            ("632600", ("果洛藏族自治州", "Golog Tibetan Autonomous Prefecture")), ("632700", ("玉树藏族自治州", "Yushu Tibetan Autonomous Prefecture")),
            ("632800", ("海西蒙古族藏族自治州", "Haixi Mongol and Tibetan Autonomous Prefecture")))
        .Organisations("department", "63GOV",
            ("63D01", ("省发展和改革委员会", "Provincial Development and Reform Commission")), ("63D02", ("省教育厅", "Provincial Department of Education")),
            ("63D03", ("省公安厅", "Provincial Department of Public Security")), ("63D04", ("省民政厅", "Provincial Department of Civil Affairs")),
            ("63D05", ("省人力资源和社会保障厅", "Provincial Department of Human Resources and Social Security")),
            ("63D06", ("省自然资源厅", "Provincial Department of Natural Resources")),
            ("63D07", ("省住房和城乡建设厅", "Provincial Department of Housing and Urban-Rural Development")), ("63D08", ("省交通运输厅", "Provincial Department of Transport")),
            ("63D09", ("省农业农村厅", "Provincial Department of Agriculture and Rural Affairs")), ("63D10", ("省国有资产监督管理委员会", "Provincial State-owned Assets Commission")),
            ("63D11", ("省总工会", "Provincial Federation of Trade Unions")), ("63D12", ("省信访局", "Provincial Petition Bureau")))
        .Organisations("county", "630100",
            ("630102", ("城东区", "Chengdong")), ("630103", ("城中区", "Chengzhong")), ("630104", ("城西区", "Chengxi")), ("630105", ("城北区", "Chengbei")),
            ("630106", ("湟中区", "Huangzhong")), ("630121", ("大通回族土族自治县", "Datong")), ("630123", ("湟源县", "Huangyuan")))
        .Organisations("county", "630200",
            ("630202", ("乐都区", "Ledu")), ("630203", ("平安区", "Ping'an")), ("630222", ("民和回族土族自治县", "Minhe")), ("630223", ("互助土族自治县", "Huzhu")),
            ("630224", ("化隆回族自治县", "Hualong")), ("630225", ("循化撒拉族自治县", "Xunhua")))
        .Organisations("county", "632200",
            ("632221", ("门源回族自治县", "Menyuan")), ("632222", ("祁连县", "Qilian")), ("632223", ("海晏县", "Haiyan")), ("632224", ("刚察县", "Gangca")))
        .Organisations("county", "632300",
            ("632301", ("同仁市", "Tongren")), ("632322", ("尖扎县", "Jainca")), ("632323", ("泽库县", "Zekog")), ("632324", ("河南蒙古族自治县", "Henan")))
        .Organisations("county", "632500",
            ("632521", ("共和县", "Gonghe")), ("632522", ("同德县", "Tongde")), ("632523", ("贵德县", "Guide")), ("632524", ("兴海县", "Xinghai")),
            ("632525", ("贵南县", "Guinan")))
        .Organisations("county", "632600",
            ("632621", ("玛沁县", "Maqen")), ("632622", ("班玛县", "Banma")), ("632623", ("甘德县", "Gade")), ("632624", ("达日县", "Darlag")), ("632625", ("久治县", "Jigzhi")),
            ("632626", ("玛多县", "Madoi")))
        .Organisations("county", "632700",
            ("632701", ("玉树市", "Yushu")), ("632722", ("杂多县", "Zadoi")), ("632723", ("称多县", "Chindu")), ("632724", ("治多县", "Zhidoi")), ("632725", ("囊谦县", "Nangqen")),
            ("632726", ("曲麻莱县", "Qumarleb")))
        .Organisations("county", "632800",
            ("632801", ("格尔木市", "Golmud")), ("632802", ("德令哈市", "Delingha")), ("632803", ("茫崖市", "Mangnai")), ("632821", ("乌兰县", "Ulan")),
            ("632822", ("都兰县", "Dulan")), ("632823", ("天峻县", "Tianjun")), ("632857", ("大柴旦行政委员会", "Da Qaidam")))
        .Quotas(Collective,
            ("630100", 9), ("630200", 7), ("632200", 4), ("632300", 4), ("632500", 5), ("632600", 5), ("632700", 5), ("632800", 6),
            ("63D01", 1), ("63D02", 1), ("63D03", 2), ("63D04", 1), ("63D05", 1), ("63D06", 1), ("63D07", 1), ("63D08", 1),
            ("63D09", 1), ("63D10", 1), ("63D11", 1), ("63D12", 3))
        .Quotas(Individual,
            ("630100", 16), ("630200", 12), ("632200", 7), ("632300", 7), ("632500", 8), ("632600", 7), ("632700", 8), ("632800", 10),
            ("63D01", 2), ("63D02", 2), ("63D03", 2), ("63D04", 2), ("63D05", 2), ("63D06", 2), ("63D07", 2), ("63D08", 2),
            ("63D09", 2), ("63D10", 2), ("63D11", 2), ("63D12", 3));
}
