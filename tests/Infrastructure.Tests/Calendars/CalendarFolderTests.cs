using Commendation.Domain.Calendars;
using Commendation.Infrastructure.Calendars;

namespace Commendation.Infrastructure.Tests.Calendars;

/// <summary>Holiday papers are files: those of a folder come on top of the shipped ones, while the program runs.</summary>
public sealed class CalendarFolderTests : IDisposable
{
    private const string Paper2027 = """
        year: 2027
        paper: 国办发明电〔2026〕0号
        published: 2026-11-05
        holidays:
          - { name: 元旦, off: 2027-01-01..2027-01-03, work: [2026-12-27, 2027-01-09] }
        """;

    private static readonly string Expected2027 = Paper2027.Replace("paper: 国办发明电〔2026〕0号", "provisional: true", StringComparison.Ordinal)
        .Replace("2026-11-05", "2026-10-01", StringComparison.Ordinal).Replace("2027-01-03, work: [2026-12-27, 2027-01-09]", "2027-01-01", StringComparison.Ordinal);

    private static readonly DateOnly Monday = new(2026, 12, 28);

    private readonly string _folder = Directory.CreateTempSubdirectory("calendar-").FullName;

    private readonly Passing _time = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_a_folder_the_shipped_papers_hold()
    {
        var calendar = new CalendarFolder(Path.Combine(_folder, "none"), _time).Calendar;

        calendar.Years.Select(year => year.Year).Should().Equal(ChineseCalendar.Load().Years.Select(year => year.Year));
        calendar.Years.SelectMany(year => year.Papers).Should().OnlyContain(paper => paper.Number!.StartsWith("国办发明电〔"));
    }

    [Fact]
    public void A_paper_is_known_when_its_file_is_there_and_no_more_when_it_is_gone()
    {
        var folder = new CalendarFolder(_folder, _time);
        var before = folder.Calendar;
        Put("2027.yaml", Paper2027);

        folder.Calendar.Should().BeSameAs(before, "the folder was looked at a moment ago");
        var after = _time.Later(folder);
        after.IsWorkingDay(new DateOnly(2027, 1, 9)).Should().BeTrue();
        after.IsWorkingDay(new DateOnly(2026, 12, 27)).Should().BeTrue("a paper may set days of a neighbouring year");
        after.KnownOn(new DateOnly(2026, 11, 4)).Knows(new DateOnly(2027, 1, 9)).Should().BeFalse("it was issued on the day after");
        File.Delete(Path.Combine(_folder, "2027.yaml"));
        _time.Later(folder).Knows(new DateOnly(2027, 1, 9)).Should().BeFalse();
    }

    [Fact]
    public void A_file_takes_the_place_of_the_shipped_one_of_its_name()
    {
        Put("2026.yaml", Paper2027.Replace("2027", "2026", StringComparison.Ordinal).Replace("2026-12-27, ", string.Empty, StringComparison.Ordinal));

        new CalendarFolder(_folder, _time).Calendar.IsWorkingDay(new DateOnly(2026, 2, 16)).Should().BeTrue("only the file's holidays hold");
    }

    [Fact]
    public void A_term_that_runs_into_an_expected_year_is_provisional_until_the_paper_comes()
    {
        Put("2027-expected.yaml", Expected2027);
        var folder = new CalendarFolder(_folder, _time);
        var term = new Term(5, AfterRevision: AfterRevision.Stands);
        var expected = term.WindowFrom(Monday, folder.Calendar);
        Put("2027.yaml", Paper2027);
        var calendar = _time.Later(folder);

        (expected.LastDay, expected.Provisional).Should().Be((new DateOnly(2027, 1, 5), true));
        var (last, provisional) = term.WindowFrom(Monday, calendar) is var window ? (window.LastDay, window.Provisional) : default;
        (last, provisional).Should().Be((new DateOnly(2027, 1, 5), false));
        term.WindowFrom(new DateOnly(2026, 11, 1), calendar).Provisional.Should().BeFalse("it ends in a year whose paper is there");
        term.HistoryFrom(Monday, calendar).AsPosted!.Provisional.Should().BeFalse("the paper was out on the day of posting");
        calendar.Years[^1].Provisional.Should().BeFalse();
        calendar.KnownOn(new DateOnly(2026, 10, 31)).IsProvisional(new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 1)).Should().BeTrue();
    }

    [Fact]
    public void What_was_only_expected_stands_for_nobody()
    {
        Put("2027-expected.yaml", Expected2027);
        Put("2027.yaml", Paper2027.Replace("2026-11-05", "2026-12-30", StringComparison.Ordinal).Replace("2027-01-03", "2027-01-05", StringComparison.Ordinal));
        var calendar = new CalendarFolder(_folder, _time).Calendar;

        foreach (var rule in Enum.GetValues<AfterRevision>())
        {
            var history = new Term(5, AfterRevision: rule).HistoryFrom(Monday, calendar);
            (history.AsPosted!.LastDay, history.AsPosted.Provisional).Should().Be((new DateOnly(2027, 1, 5), true));
            history.Revisions.Should().ContainSingle().Which.Should().Match<WindowRevision>(revision => revision.PublishedOn == new DateOnly(2026, 12, 30) && !revision.Window.Provisional);
            history.InForce!.LastDay.Should().Be(new DateOnly(2027, 1, 7));
        }
    }

    [Fact]
    public void A_term_in_calendar_days_needs_no_paper_unless_it_moves_on_from_a_rest_day()
    {
        var calendar = ChineseCalendar.Load();

        new Term(7, DayKind.Calendar).WindowFrom(new DateOnly(2040, 12, 28), calendar).LastDay.Should().Be(new DateOnly(2041, 1, 4));
        FluentActions.Invoking(() => (new Term(7, DayKind.Calendar) with { RestDay = RestDay.MovesOn }).WindowFrom(new DateOnly(2040, 12, 28), calendar)).Should().Throw<UnknownYearException>();
    }

    [Theory]
    [InlineData("2021-09-30", 7, "2021-10-08")] // to 7 October, National Day
    [InlineData("2021-07-09", 7, "2021-07-16")] // to a Friday
    [InlineData("2021-09-11", 7, "2021-09-18")] // to a Saturday on which people work
    [InlineData("2021-09-12", 7, "2021-09-22")] // to a Sunday, with Mid-Autumn behind it
    public void The_last_of_so_many_calendar_days_can_move_on_from_a_rest_day(string posted, int days, string last)
    {
        var term = new Term(days, DayKind.Calendar) { RestDay = RestDay.MovesOn };
        var window = term.WindowFrom(Day(posted), ChineseCalendar.Load());

        window.LastDay.Should().Be(Day(last));
        window.CompleteFrom.Should().Be(Day(last).AddDays(1));
        term.WindowFrom(term.LatestPosting(window.CompleteFrom!.Value, ChineseCalendar.Load()), ChineseCalendar.Load()).IsComplete(window.CompleteFrom.Value).Should().BeTrue();
        term.WindowFrom(term.LatestPosting(window.CompleteFrom!.Value, ChineseCalendar.Load()).AddDays(1), ChineseCalendar.Load()).IsComplete(window.CompleteFrom.Value).Should().BeFalse();
    }

    [Theory]
    [InlineData("year: 2027", "yaer: 2027", "key-unknown")]
    [InlineData("paper: 国办发明电〔2026〕0号\n", "", "missing-key")]
    [InlineData("paper: 国办发明电〔2026〕0号\n", "paper: a\nprovisional: true\n", "too-many-keys")]
    [InlineData("paper: 国办发明电〔2026〕0号\n", "provisional: false\n", "paper-number-missing")]
    [InlineData("2027-01-01..2027-01-03", "2027-01-03..2027-01-01", "range-backwards")]
    [InlineData("2027-01-01..2027-01-03", "2027-01-32", "wrong-type")]
    [InlineData("2027-01-09", "2027-01-02", "holiday-contradiction")]
    [InlineData("2027-01-09", "2031-01-09", "paper-of-other-year")]
    [InlineData("published: 2026-11-05", "published: soon", "wrong-type")]
    [InlineData("2027-01-09] }", "2027-01-09] }\n  - { name: 元旦, off: 2027-01-02 }", "code-twice")]
    public void A_faulty_file_is_told_with_its_line_and_leaves_what_was_known(string old, string @new, string code)
    {
        Put("2027.yaml", Paper2027);
        var folder = new CalendarFolder(_folder, _time);
        folder.Calendar.Knows(new DateOnly(2027, 1, 9)).Should().BeTrue();
        Put("2027.yaml", Paper2027.ReplaceLineEndings("\n").Replace(old, @new, StringComparison.Ordinal));

        _time.Later(folder).Knows(new DateOnly(2027, 1, 9)).Should().BeTrue();
        folder.Faults.Select(fault => fault.Code).Should().Contain(code);
        folder.Faults.Should().OnlyContain(fault => fault.Place!.StartsWith($"{_folder}/2027.yaml:"));
        ChineseCalendar.Load(_folder).Accepted.Should().BeFalse();
    }

    [Fact]
    public void The_message_for_an_unknown_year_is_a_file_that_loads()
    {
        var message = new UnknownYearException(2027).ToViolation().Message.En;
        var shape = message[message.IndexOf("{ year", StringComparison.Ordinal)..(message.LastIndexOf('}') + 1)].Replace("DAY", "2026-11-05", StringComparison.Ordinal);
        Put("2027.yaml", shape);

        ChineseCalendar.Load(_folder).Value.Knows(new DateOnly(2027, 1, 1)).Should().BeTrue();
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_paper_in_the_guide_loads(string guide)
    {
        var text = File.ReadAllText(Path.Combine(PolicyFiles.Qinghai.Root, "docs", "operations", guide)).ReplaceLineEndings("\n");
        var from = text.IndexOf("<!-- paper -->\n```yaml\n", StringComparison.Ordinal) + "<!-- paper -->\n```yaml\n".Length;
        Put("2027.yaml", text[from..text.IndexOf("```", from, StringComparison.Ordinal)]);

        ChineseCalendar.Load(_folder).Value.IsWorkingDay(new DateOnly(2027, 1, 4)).Should().BeTrue();
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private void Put(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddSeconds(_time.Seconds++));
    }

    private sealed class Passing : TimeProvider
    {
        private long _now;

        public int Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now;

        public WorkingCalendar Later(CalendarFolder folder)
        {
            _now++;
            return folder.Calendar;
        }
    }
}
