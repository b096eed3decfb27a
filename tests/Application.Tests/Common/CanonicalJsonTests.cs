using System.Text.Json.Nodes;
using Commendation.Application.Common;

namespace Commendation.Application.Tests.Common;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("合成人员", "合成人员")]
    [InlineData("\"a\\b\"", "\\\"a\\\\b\\\"")]
    [InlineData("\b\f\n\r\t", "\\b\\f\\n\\r\\t")]
    [InlineData("\u0000x\u001f", "\\u0000x\\u001f")]
    [InlineData("\u007f\u2028</é😀", "\u007f\u2028</é😀")]
    [InlineData("", "")]
    public void Nothing_is_escaped_that_need_not_be(string text, string escaped) =>
        CanonicalJson.Write(JsonValue.Create(text)).Should().Be($"\"{escaped}\"");

    [Fact]
    public void Members_are_sorted_by_name_at_every_depth()
    {
        var value = JsonNode.Parse("""{ "b": [ { "z": 1, "a": null } ], "B": true, "a": "x" }""");

        CanonicalJson.Write(value).Should().Be("""{"B":true,"a":"x","b":[{"a":null,"z":1}]}""");
    }

    [Fact]
    public void A_member_is_left_out_of_the_object_and_not_of_those_inside()
    {
        var value = JsonNode.Parse("""{ "hash": "1", "inside": { "hash": "2" } }""")!.AsObject();

        CanonicalJson.WriteWithout(value, "hash").Should().Be("""{"inside":{"hash":"2"}}""");
        value.Should().ContainKey("hash");
    }

    [Fact]
    public void A_fraction_is_refused_where_it_would_be_signed()
    {
        var fraction = JsonNode.Parse("1.50")!;

        FluentActions.Invoking(() => CanonicalJson.Write(fraction)).Should().Throw<FormatException>();
        CanonicalJson.WriteLoosely(fraction).Should().Be("1.50");
    }
}
