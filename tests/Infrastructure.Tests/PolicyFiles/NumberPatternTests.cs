namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>Patterns of registered numbers: no two honours of a campaign ever have the same.</summary>
public class NumberPatternTests
{
    [Theory]
    [InlineData("某〔2021〕{n}号", "某集〔2021〕{n}号", null)]
    [InlineData("某〔2021〕号", "某集〔2021〕{n}号", "number-not-counted awards[0].rewards[1].number")]
    [InlineData("某〔2021〕{m}号", "某集〔2021〕{n}号", "number-not-counted awards[0].rewards[1].number")]
    [InlineData("某〔2021〕{N}号", "某集〔2021〕{n}号", "number-not-counted awards[0].rewards[1].number")]
    [InlineData("某〔2021〕{n}号", "某〔2021〕{n}号", "number-shared awards[1].rewards[1].number")]
    [InlineData("某0{n}", "某{n}0", "number-shared awards[1].rewards[1].number")] // 某0010 is the tenth of one and the first of the other
    [InlineData("{n}-{n}", "{n}-{n}号", null)]
    public void A_pattern_that_does_not_count_or_gives_out_the_numbers_of_another_award_is_refused(string person, string unit, string? fault)
    {
        var read = SmallFolder.Read($$"""
            awards:
              - { code: person, kind: individual, title: { zh: 先进个人, en: Advanced Individual }, places: 10, clause: "1", rewards: [{ kind: title, clause: "1" }, { kind: certificate, clause: "1", number: "{{person}}" }] }
              - { code: unit, kind: collective, title: { zh: 先进集体, en: Advanced Collective }, places: 4, clause: "1", rewards: [{ kind: title, clause: "1" }, { kind: plaque, clause: "1", number: "{{unit}}" }] }
            """);

        read.Violations.Select(violation => $"{violation.Code} {violation.Place!.Split(' ')[^1]}").Should().Equal(fault is null ? [] : [fault]);
    }
}
