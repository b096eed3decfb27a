using System.CommandLine;
using System.Text.Json;
using Commendation.Cli.Commands;

namespace Commendation.Cli.Tests;

public sealed class ApportionCommandTests : IDisposable
{
    private const string Weights = "# staff at the end of 2020\ncode,name,weight\n630100,西宁市,53000\n\n630200,\"海东市, 平安区\",24000\n632200,海北州,23000\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("apportion-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("largest-remainder", 4, 2, 1)] // 3.71, 1.68, 1.61
    [InlineData("sainte-lague", 3, 2, 2)]
    [InlineData("dhondt", 4, 2, 1)]
    [InlineData("adams", 3, 2, 2)]
    [InlineData("huntington-hill", 3, 2, 2)]
    public void Json_carries_places_and_certificate(string method, params int[] places)
    {
        var (exit, output, error) = Run([Write("weights.csv", Weights), "--method", method, "--places", "7", "--json"]);

        (exit, error).Should().Be((0, string.Empty));
        var report = JsonDocument.Parse(output).RootElement;
        report.GetProperty("method").GetString().Should().Be(method);
        report.GetProperty("decided").GetBoolean().Should().BeTrue();
        report.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("places").GetInt32()).Should().Equal(places);
        report.GetProperty("rows")[1].GetProperty("name").GetString().Should().Be("海东市, 平安区");
        report.GetProperty("divisors").ValueKind.Should().Be(method == "largest-remainder" ? JsonValueKind.Null : JsonValueKind.Object);
    }

    [Fact]
    public void Certificate_keeps_fractions_exact()
    {
        var file = Write("weights.csv", Weights);

        var remainders = JsonDocument.Parse(Run([file, "--method", "largest-remainder", "--places", "7", "--json"]).Output).RootElement;
        var divisors = JsonDocument.Parse(Run([file, "--method", "sainte-lague", "--places", "7", "--json"]).Output).RootElement.GetProperty("divisors");

        remainders.GetProperty("quota").GetString().Should().Be("100000/7");
        remainders.GetProperty("rows")[0].GetProperty("remainder").GetString().Should().Be("71/100");
        (divisors.GetProperty("from").GetString(), divisors.GetProperty("to").GetString()).Should().Be(("106000/7", "46000/3"));
    }

    [Fact]
    public void Table_names_method_places_and_grounds()
    {
        var (exit, output, _) = Run([Write("weights.csv", Weights), "--method", "sainte-lague", "--places", "7"]);

        exit.Should().Be(0);
        output.Should().ContainAll("圣拉格法", "西宁市", "53000", "Divisors 除数: 15142.857142… .. 15333.333333…");
    }

    [Fact]
    public void Factors_are_mixed_and_rows_have_bounds_of_their_own()
    {
        var file = Write("weights.csv", "code,name,staff,cases,min,max\nA,甲,10,900,,4\nB,乙,30,100,2,\n");

        var (exit, output, _) = Run([file, "--method", "dhondt", "--places", "10", "--mix", "staff=60%,cases=40%", "--json"]);

        exit.Should().Be(0);
        var rows = JsonDocument.Parse(output).RootElement.GetProperty("rows");
        rows[0].GetProperty("weight").GetString().Should().Be("51/100");
        rows[0].GetProperty("places").GetInt32().Should().Be(4);
        rows[1].GetProperty("minimum").GetInt32().Should().Be(2);
    }

    [Fact]
    public void Tie_ends_with_1_and_names_whom_to_draw_and_the_draw_ends_with_0()
    {
        var file = Write("weights.csv", "code,weight\nB,5\nA,5\nC,9\n");

        var (exit, output, _) = Run([file, "--method", "dhondt", "--places", "2"]);
        exit.Should().Be(1);
        output.Should().ContainAll("Tie 并列: A, B; places left for these 2: 1.", "--draw");

        var draw = Write("draw.csv", "code,drawn-by,drawn-on\nB,监督组,2021-07-08\nA,,\n");
        var drawn = Run([file, "--method", "dhondt", "--places", "2", "--draw", draw, "--json"]);
        drawn.Exit.Should().Be(0);
        var report = JsonDocument.Parse(drawn.Output).RootElement;
        report.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("places").GetInt32()).Should().Equal(0, 1, 1);
        report.GetProperty("draw").GetProperty("drawnOn").GetString().Should().Be("2021-07-08");
        report.GetProperty("tie").GetProperty("codes").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public void Tie_as_json_says_what_is_certain_and_who_draws()
    {
        var (exit, output, _) = Run([Write("weights.csv", "code,weight\nB,5\nA,5\nC,9\n"), "--method", "adams", "--places", "5", "--json"]);

        exit.Should().Be(1);
        var report = JsonDocument.Parse(output).RootElement;
        report.GetProperty("decided").GetBoolean().Should().BeFalse();
        report.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("places").GetInt32()).Should().Equal(1, 1, 2);
        report.GetProperty("tie").GetProperty("codes").EnumerateArray().Select(code => code.GetString()).Should().Equal("A", "B");
    }

    [Fact]
    public void Order_of_rows_does_not_change_a_byte()
    {
        var one = Write("one.csv", "code,weight\nA,5\nB,7\nC,9\n");
        var other = Write("other.csv", "code,weight\nC,9\nA,5\nB,7\n");

        Run([other, "--method", "adams", "--places", "8"]).Should().Be(Run([one, "--method", "adams", "--places", "8"]));
    }

    [Theory]
    [InlineData("code,weight\nA,5\nB,x\n", "3:3: not-a-number")]
    [InlineData("code,weight\nA,5\n# remark\nB,-1\n", "4:3: weight-negative")]
    [InlineData("code,weight\nA,5\nA,6\n", "3:1: code-twice")]
    [InlineData("code,weight\n,5\n", "2:1: code-missing")]
    [InlineData("code,weight,min\nA,5,-1\n", "2:5: not-a-count")]
    [InlineData("code,weight,min,max\nA,5,3,2\n", "2:1: bounds-crossed")]
    [InlineData("code,weight\nA,5,6\n", "2:3: csv-columns")]
    [InlineData("code,weight\n\"A,5\n", "2:1: csv-quote")]
    [InlineData("code,wieght\nA,5\n", "1:1: missing-column")]
    [InlineData("code,weight,staff\nA,5,1\n", "1:13: column-unknown")]
    [InlineData("code,weight,weight\nA,5,1\n", "1:13: duplicate-key")]
    [InlineData("code,weight\n", "1:1: claimants-none")]
    [InlineData("code,weight\nA,0\n", "1:6: weights-all-zero")]
    [InlineData("code,weight,max\nA,5,1\n", "1:13: maxima-below-places")]
    [InlineData("code,weight,min\nA,5,3\n", "1:13: minima-above-places")]
    [InlineData("# nothing\n", "1:1: file-empty")]
    public void Unsound_file_is_told_with_line_and_column(string text, string expected)
    {
        var file = Write("weights.csv", text);

        var (exit, output, error) = Run([file, "--method", "dhondt", "--places", "2"]);

        (exit, output).Should().Be((2, string.Empty));
        error.Should().Contain($"{file}:{expected}: ");
    }

    [Theory]
    [InlineData("code,drawn-by,drawn-on\nA,x,2021-07-08\n", "1:1: draw-mismatch")]
    [InlineData("code,drawn-by,drawn-on\nA,,2021-07-08\nB,,\n", "1:1: draw-unsigned")]
    [InlineData("code,drawn-by,drawn-on\nA,x,8.7.2021\nB,,\n", "2:5: draw-day")]
    [InlineData("code,drawn-by,drawn-on\nA,x,2021-07-08\nB,y,\n", "3:3: draw-mixed")]
    [InlineData("code\nA\nB\n", "1:1: draw-columns")]
    [InlineData("code,drawn-by,drawn-on\n", "1:1: draw-empty")]
    public void Unsound_draw_is_refused(string text, string expected)
    {
        var draw = Write("draw.csv", text);

        var (exit, _, error) = Run([Write("weights.csv", "code,weight\nA,5\nB,5\n"), "--method", "dhondt", "--places", "1", "--draw", draw]);

        exit.Should().Be(2);
        error.Should().Contain($"{draw}:{expected}: ");
    }

    [Theory]
    [InlineData("--places 2", "option-missing")]
    [InlineData("--method dhondt", "option-missing")]
    [InlineData("--method dhont --places 2", "Did you mean 'dhondt'?")]
    [InlineData("--method dhondt --places two", "not-a-count")]
    [InlineData("--method dhondt --places 2 --places 3", "option-repeated")]
    [InlineData("--method dhondt --places 10000001", "places-out-of-range")]
    [InlineData("--method dhondt --places -1", "places-out-of-range")]
    [InlineData("--method dhondt --places 2 --min 2", "minima-above-places")]
    [InlineData("--method dhondt --places 9 --max 2", "maxima-below-places")]
    [InlineData("--method dhondt --places 2 --colour red", "option-unknown")]
    [InlineData("--method dhondt --places 2 --mix weight=0.5", "mix-unreadable")]
    [InlineData("--method dhondt --places 2 --mix weight=50%", "mix-not-whole")]
    public void Unsound_options_end_with_2(string options, string expected)
    {
        var (exit, output, error) = Run([Write("weights.csv", Weights), .. options.Split(' ')]);

        (exit, output).Should().Be((2, string.Empty));
        error.Should().Contain(expected);
    }

    [Fact]
    public void Unsound_options_hide_no_fault_of_the_files()
    {
        var file = Write("weights.csv", "code,weight\nA,-5\nA,x\n");
        var draw = Write("draw.csv", "code,drawn-by,drawn-on\nA,x,8.7.2021\n");

        var (exit, _, error) = Run([file, "--method", "dhont", "--places", "two", "--draw", draw]);

        exit.Should().Be(2);
        error.Should().ContainAll("method-unknown", "not-a-count", "2:3: weight-negative", "3:3: not-a-number", "3:1: code-twice", "2:5: draw-day");
    }

    [Fact]
    public void Missing_or_unreadable_file_ends_with_2()
    {
        var latin = Path.Combine(_folder, "latin.csv");
        File.WriteAllBytes(latin, [.. "code,weight\n"u8, 0xD5, 0xE3, .. ",5\n"u8]);

        Run([Path.Combine(_folder, "none.csv"), "--method", "dhondt", "--places", "2"]).Error.Should().Contain("file-unreadable");
        var (exit, _, error) = Run([latin, "--method", "dhondt", "--places", "2"]);
        exit.Should().Be(2);
        error.Should().Contain("not-utf8");
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static (int Exit, string Output, string Error) Run(string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { Apportion.Command() };
        var exit = root.Parse(["apportion", .. words]).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
