using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Policies;

public class FactDefinitionTests
{
    private static readonly FactDefinition Yes = Fact(FactKind.Boolean);
    private static readonly FactDefinition Count = Fact(FactKind.Number) with { Min = 1, Max = 1000 };
    private static readonly FactDefinition Score = Fact(FactKind.Number) with { Decimals = 2, Min = 0, Max = 100, Unit = new Text("分", "points") };
    private static readonly FactDefinition Date = Fact(FactKind.Date);
    private static readonly FactDefinition Choice = Fact(FactKind.Choice) with { Scale = SamplePolicy.Rank };
    private static readonly FactDefinition Remark = Fact(FactKind.Text);

    private static readonly Dictionary<string, FactDefinition> ByName = new()
    {
        ["yes"] = Yes,
        ["count"] = Count,
        ["score"] = Score,
        ["date"] = Date,
        ["choice"] = Choice,
        ["remark"] = Remark,
    };

    [Theory]
    [InlineData("yes", "true", 1)]
    [InlineData("yes", "false", 0)]
    [InlineData("count", "1", 1)]
    [InlineData("count", "1000", 1000)]
    [InlineData("count", "7.0", 7)]
    [InlineData("score", "80", 8000)]
    [InlineData("score", "79.99", 7999)]
    [InlineData("score", "0", 0)]
    [InlineData("choice", "clerk", 0)]
    [InlineData("choice", "bureau-deputy", 4)]
    public void A_value_is_kept_as_the_number_that_comparisons_read(string fact, string text, long number)
    {
        var value = ByName[fact].Parse(text).Value;

        value.IsKnown.Should().BeTrue();
        value.Kind.Should().Be(ByName[fact].Kind);
        value.Number.Should().Be(number);
    }

    [Theory]
    [InlineData("yes", "True", "true or false")]
    [InlineData("yes", "1", "true or false")]
    [InlineData("yes", "", "true or false")]
    [InlineData("count", "seven", "a number")]
    [InlineData("count", "1,000", "a number")]
    [InlineData("count", "1e2", "a number")]
    [InlineData("count", " 7", "a number")]
    [InlineData("date", "2021/07/08", "a date (yyyy-MM-dd)")]
    [InlineData("date", "2021-7-8", "a date (yyyy-MM-dd)")]
    [InlineData("date", "2021-02-29", "a date (yyyy-MM-dd)")]
    [InlineData("choice", "general", "clerk, section-head, county-deputy, county-head, bureau-deputy")]
    public void A_value_of_another_type_is_refused_and_the_right_type_is_named(string fact, string text, string required)
    {
        var violation = ByName[fact].Parse(text).RefusedWith("fact-wrong-type");

        violation.Required.Should().Be(required);
        violation.Actual.Should().Be(text);
        violation.Fact.Should().Be(ByName[fact].Code);
    }

    [Fact]
    public void A_misspelt_choice_is_answered_with_the_nearest_one() =>
        Choice.Parse("section-haed").RefusedWith("fact-wrong-type").Message.En.Should().Contain("'section-head'");

    [Fact]
    public void A_text_may_have_4000_characters_and_no_more()
    {
        Remark.Parse(new string('字', 4000)).Accepted.Should().BeTrue();
        Remark.Parse(new string('字', 4001)).RefusedWith("fact-wrong-type").Message.En.Should().Contain("4000");
    }

    [Theory]
    [InlineData("count", "0", "1..1000")]
    [InlineData("count", "1001", "1..1000")]
    [InlineData("count", "-5", "1..1000")]
    [InlineData("score", "100.01", "0..100")]
    [InlineData("score", "-0.01", "0..100")]
    public void A_number_outside_its_range_is_refused_with_the_range(string fact, string text, string range)
    {
        var violation = ByName[fact].Parse(text).RefusedWith("fact-out-of-range");

        violation.Required.Should().Be(range);
        violation.Actual.Should().Be(text);
    }

    [Theory]
    [InlineData("count", "7.5", 0)]
    [InlineData("score", "79.999", 2)]
    public void A_number_with_too_many_decimals_is_refused(string fact, string text, int decimals) =>
        ByName[fact].Parse(text).RefusedWith("fact-out-of-range").Message.En.Should().Contain($"at most {decimals} decimals");

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("9223372036854775807")]
    public void A_number_beyond_all_measure_is_refused_and_never_a_fault_of_the_program(string text)
    {
        foreach (var decimals in Enumerable.Range(0, 5))
        {
            (Fact(FactKind.Number) with { Decimals = decimals }).Parse(text).RefusedWith("fact-out-of-range").Actual.Should().Be(text);
        }
    }

    [Fact]
    public void An_open_range_says_so()
    {
        (Fact(FactKind.Number) with { Min = 1 }).Parse("0").RefusedWith("fact-out-of-range").Required.Should().Be("1..∞");
        (Fact(FactKind.Number) with { Max = 9 }).Parse("10").RefusedWith("fact-out-of-range").Required.Should().Be("-∞..9");
    }

    [Fact]
    public void A_printed_value_reads_back_as_the_same_value() => ForAll(
        Gen.OneOf(
            Gen.Elements(true, false).Select(value => (Yes, FactValue.Of(value))),
            Gen.Choose(1, 1000).Select(value => (Count, FactValue.OfScaled(value))),
            Gen.Choose(0, 10_000).Select(value => (Score, FactValue.OfScaled(value))),
            Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(value => (Date, FactValue.Of(DateOnly.FromDayNumber(value)))),
            Gen.Choose(0, SamplePolicy.Rank.Values.Count - 1).Select(value => (Choice, FactValue.Choice(value, SamplePolicy.Rank.Values[value].Code))),
            ArbMap.Default.ArbFor<NonNull<string>>().Generator.Where(value => UnseenCharacter.InText(value.Get) is null && (value.Get.Length == 0 || UnseenCharacter.HasVisible(value.Get))).Select(value => (Remark, FactValue.Of(value.Get)))),
        at => at.Item1.Parse(at.Item1.Print(at.Item2)).Value == at.Item2);

    [Theory]
    [InlineData("yes", "true", "是", "yes")]
    [InlineData("yes", "false", "否", "no")]
    [InlineData("count", "7", "7", "7")]
    [InlineData("score", "79.50", "79.5分", "79.5 points")]
    [InlineData("date", "2021-07-08", "2021-07-08", "2021-07-08")]
    [InlineData("choice", "section-head", "〔section-head〕", "section-head")]
    [InlineData("remark", "良好", "良好", "良好")]
    public void A_value_is_described_as_people_read_it(string fact, string text, string zh, string en) =>
        ByName[fact].Describe(ByName[fact].Parse(text).Value).Should().Be(new Text(zh, en));

    [Fact]
    public void A_value_that_nobody_gave_is_not_known() => default(FactValue).IsKnown.Should().BeFalse();

    [Theory]
    [InlineData("clerk", 0)]
    [InlineData("bureau-deputy", 4)]
    [InlineData("Clerk", -1)]
    [InlineData("", -1)]
    public void A_scale_knows_the_position_of_its_values(string code, int index) => SamplePolicy.Rank.IndexOf(code).Should().Be(index);

    private static FactDefinition Fact(FactKind kind) => new(0, "fact", kind, SamplePolicy.Label("fact"));
}
