using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Procedures;

public class StateTests
{
    [Theory]
    [InlineData("hand-in", "hand-in", false)]
    [InlineData("local-publicity/posted", "local-publicity", false)]
    [InlineData("local-publicity/suspended", "local-publicity", false)]
    [InlineData("honoured", "honoured", true)]
    [InlineData("withdrawn", "withdrawn", true)]
    [InlineData("rejected", "rejected", true)]
    [InlineData("objection-upheld", "objection-upheld", true)]
    [InlineData("disqualified", "disqualified", true)]
    public void A_state_knows_its_stage_and_whether_it_is_an_end(string code, string stage, bool final)
    {
        var state = new State(code);

        state.Stage.Should().Be(stage);
        state.IsFinal.Should().Be(final);
        state.ToString().Should().Be(code);
    }

    [Theory]
    [InlineData("honoured", "已表彰", "honoured")]
    [InlineData("withdrawn", "已撤回", "withdrawn")]
    [InlineData("rejected", "未通过", "rejected")]
    [InlineData("objection-upheld", "异议成立", "ended by an objection")]
    [InlineData("disqualified", "取消资格", "disqualified")]
    [InlineData("publicity", "公示", "publicity")]
    [InlineData("publicity/posted", "公示（公示中）", "publicity (running)")]
    [InlineData("publicity/suspended", "公示（异议核查中）", "publicity (objection examined)")]
    public void A_state_is_described_by_its_stage_and_phase(string code, string zh, string en) =>
        new State(code).Describe(new Text("公示", "publicity")).Should().Be(new Text(zh, en));

    [Fact]
    public void A_stage_without_a_title_is_described_by_its_code() => new State("hand-in").Describe(null).Should().Be(Text.Same("hand-in"));

    [Fact]
    public void The_name_of_every_act_leads_back_to_it()
    {
        ActNames.All.Should().HaveCount(Enum.GetValues<Act>().Length).And.OnlyHaveUniqueItems();
        foreach (var act in Enum.GetValues<Act>())
        {
            act.Name().Should().MatchRegex("^[a-z]+(-[a-z]+)*$");
            ActNames.TryParse(act.Name(), out var parsed).Should().BeTrue();
            parsed.Should().Be(act);
        }

        Act.AcceptLate.Name().Should().Be("accept-late");
        ActNames.TryParse("demote", out _).Should().BeFalse();
    }
}
