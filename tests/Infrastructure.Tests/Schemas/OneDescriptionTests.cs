using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Schemas;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.Tests.Schemas;

/// <summary>An element that no campaign has is added here with three keys, described nowhere else: all that is told of a key follows from that.</summary>
public class OneDescriptionTests
{
    private static readonly Reader<IReadOnlyList<Jury>> Juries = Expect.ListOf(Expect.Element<Jury>(f =>
    {
        f.Element(jury => $"jury {jury.Code}");
        return new Jury(
            f.Code(jury => jury.Code),
            f.Clause(jury => jury.Clause, jury => $"jury {jury.Code}", ClauseKind.Step),
            f.Optional("seats", jury => jury.Seats, Expect.Whole, 5, "席位数", "number of seats", Slip.Altered),
            f.Optional("chair", jury => jury.Chair, Expect.Element<Chair>(c => new Chair(c.Required("role", chair => chair.Role, Expect.Name, "职责", "role"))), "主任", "who presides"));
    }));

    private static readonly Reader<IReadOnlyList<Jury>> Folder = Expect.Element<Hall, IReadOnlyList<Jury>>(f => f.Required("juries", hall => hall.Juries, Juries, "评委会", "juries"));

    [Fact]
    public void It_is_read_and_a_misspelt_key_is_told_the_nearest()
    {
        var (read, faults) = Read("juries: [{ code: first, clause: \"1\", seat: 7 }]");

        read.Should().Equal(new Jury("first", "1", 5, null));
        faults.Single().Should().Match<Violation>(fault => fault.Code == "key-unknown" && fault.Place == "hall.yaml:1:38 juries[0].seat" && fault.Message.En.Contains("'seats'"));
    }

    [Fact]
    public void Its_schema_tells_what_the_key_means()
    {
        var schema = JsonSchemaWriter.Write("hall", "hall", "hall", Folder.Shape, readings: false).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        schema.Should().Contain("\"seats\":{\"description\":\"席位数 / number of seats\"").And.Contain("主任 / who presides");
    }

    [Fact]
    public void It_is_told_where_it_stands_what_it_says_and_which_clause_it_cites()
    {
        var part = new PolicyPart(new Hall([new("first", "1", 5, null), new("second", "2", 7, new("office"))]), Folder.Shape.Outline, string.Empty, null).All.ElementAt(2);

        part.Path.Should().Be("juries[1]");
        part.Named(part.Identity!.Name(part.Value)).Should().Be("jury second");
        part.Said.Select(said => $"{said.Key.Name}: {part.Tell(said.Key, said.Value)!.En}").Should().Equal("code: second", "clause: 2", "seats: 7", "chair: office");
        part.All[^1].Path.Should().Be("juries[1].chair");
        part.Said.Single(said => said.Key.Cites is not null).Key.Cites!.Carries.Should().Equal(ClauseKind.Step);
        part.Said.Single(said => said.Key.Slips.Of == Slip.Altered).Key.Otherwise.Should().Be(5);
    }

    /// <summary>What is said of every key is said without naming one; the few names are of keys that mean the same in every element, or of sorts of duties.</summary>
    [Theory]
    [InlineData("src/Domain/Policies/PolicyDiff.cs", "clause", "title", "label", "after")]
    [InlineData("src/Domain/Verification/Coverage.cs", "fact", "term")]
    [InlineData("src/Infrastructure/PolicyFiles/PlantedFaults.cs", "fact")]
    [InlineData("src/Infrastructure/PolicyFiles/PartlyRead.cs", "interpretations")]
    public void What_walks_the_language_knows_no_key_by_name(string file, params string[] known)
    {
        var text = File.ReadAllText(Path.Combine(PolicyFiles.Qinghai.Root, file));

        Keys(CampaignLanguage.Shape.Outline, []).Where(key => text.Contains($"\"{key}\"", StringComparison.Ordinal)).Should().BeSubsetOf(known);
    }

    private static HashSet<string> Keys(Outline outline, HashSet<string> keys)
    {
        foreach (var key in outline.Keys.Where(key => keys.Add(key.Name)))
        {
            var inner = key.Shape.Plain is Shape.Items items ? items.Each.Plain : key.Shape.Plain;
            if (inner is Shape.Keys mapping)
            {
                Keys(mapping.Known, keys);
            }
        }

        return keys;
    }

    private static (IReadOnlyList<Jury> Read, IReadOnlyList<Violation> Faults) Read(string text)
    {
        var findings = new Findings();
        return (Folder.Read(YamlTree.Parse("hall.yaml", text, findings)!), findings.All);
    }

    private sealed record Hall(IReadOnlyList<Jury> Juries);

    private sealed record Jury(string Code, string Clause, int Seats, Chair? Chair);

    private sealed record Chair(string Role);
}
