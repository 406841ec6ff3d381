using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.WhatIf;

/// <summary>Edit a policy and see what it would mean. The bucket stands in the address; the text only in the browser.</summary>
public sealed partial class WhatIfPage
{
    private const int MostNames = 200;
    private const string Example = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "WebRead",
              "Effect": "Allow",
              "Principal": "*",
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::acme-web/*"
            }
          ]
        }
        """;

    private PolicyEditor? _editor;
    private IReadOnlyList<string> _names = [];
    private IReadOnlyList<HiddenCharacter> _hidden = [];
    private Bucket? _bucket;
    private PolicyVersion? _live;
    private WhatIfAnswer? _answer;
    private CancellationTokenSource? _asking;
    private string _text = "";
    private string? _firstAccount;
    private string? _shown;
    private int? _tooLong;
    private bool _touched;

    [Inject] private PolicyWhatIf WhatIf { get; set; } = default!;
    [Inject] private BucketQueries Queries { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "bucket")] public string? Bucket { get; set; }
    [SupplyParameterFromQuery(Name = "account")] public string? Account { get; set; }

    private bool HasLive => _live?.Text is not null;
    private string LiveText => _live?.Text is { } text ? text.Contains('\n', StringComparison.Ordinal) ? text : JsonLayout.Of(text) : "";
    private bool IsLiveText => _text == LiveText;
    private string Owner => _bucket?.AccountId ?? (Account is { Length: 12 } given && given.All(char.IsAsciiDigit) ? given : _firstAccount ?? PolicyWhatIf.NobodysAccount);

    /// <summary>What a screen reader hears after a change: the answer, not its reasons.</summary>
    private string Spoken => _tooLong is not null ? "Too long to be judged." : _answer is { } answer && _text.Length > 0
        ? $"{VerdictHead.LookOf(answer).Word}. {VerdictHead.SentenceOf(answer)}"
        : "";

    protected override bool Concerns(Change change) =>
        change.Entity is ChangedEntity.Bucket or ChangedEntity.Finding or ChangedEntity.Attempt && _bucket is not null;

    protected override async Task OnParametersSetAsync()
    {
        var address = $"{Bucket}\n{Account}";
        if (_shown != address)
        {
            _shown = address;
            await LoadAsync();
        }
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        if (_names.Count == 0)
        {
            var page = await Queries.ListAsync(null, false, null, MostNames, cancellationToken);
            _names = [.. page.Items.Select(row => row.Name)];
            _firstAccount = page.Items.Count > 0 ? page.Items[0].AccountId : null;
        }

        var detail = string.IsNullOrEmpty(Bucket) ? null : await Queries.GetAsync(Bucket, cancellationToken);
        (_bucket, _live) = (detail?.Bucket, detail?.Live);
        if (!live && !_touched && _text != LiveText)
        {
            // Only a text that nobody edited makes room for another bucket's policy.
            await ShowAsync(LiveText);
        }

        await JudgeAsync(cancellationToken);
    }

    /// <summary>The store may answer before there is a field to put the text into.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && !_touched && _editor is not null)
        {
            await _editor.LoadAsync(_text);
            if (_answer is { } answer)
            {
                await MarkAsync(answer.Examination);
            }
        }
    }

    /// <summary>Judges the text as it is; an older question that is still open is given up.</summary>
    private async Task JudgeAsync(CancellationToken cancellationToken)
    {
        // First in place, then the older one is given up: whoever comes in between finds this one.
        var older = _asking;
        var mine = _asking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = mine.Token;
        if (older is not null)
        {
            await older.CancelAsync();
            older.Dispose();
        }

        if (token.IsCancellationRequested)
        {
            return;
        }

        _hidden = HiddenCharacter.In(_text);
        if (_text.Length == 0)
        {
            (_answer, _tooLong) = (null, null);
            await MarkAsync([]);
            return;
        }

        try
        {
            // Away from the circuit's own thread: typing goes on while the judge works.
            var question = new WhatIfQuestion(_text, _bucket?.Name, Owner);
            var answer = await Task.Run(() => WhatIf.AskAsync(question, token), token);
            token.ThrowIfCancellationRequested();
            _answer = answer;
            await MarkAsync(answer.Examination);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // A newer text is being judged.
        }
    }

    private async Task TypedAsync(string text)
    {
        (_text, _touched, _tooLong) = (text, text.Length > 0, null);
        await LoadAsync(blank: false);
    }

    private Task TooLongAsync(int bytes)
    {
        (_tooLong, _touched, _hidden) = (bytes, true, []);
        return MarkAsync([]);
    }

    private async Task ShowAsync(string text)
    {
        (_text, _touched, _tooLong) = (text, false, null);
        if (_editor is not null)
        {
            await _editor.LoadAsync(text);
        }
    }

    private Task TakeLiveAsync() => ApplyAsync(LiveText);

    private Task LayOutAsync() => ApplyAsync(JsonLayout.Of(_text));

    private Task BeginAsync() => ApplyAsync(_bucket is { } bucket ? Example.Replace("acme-web", bucket.Name, StringComparison.Ordinal) : Example);

    /// <summary>The editor tells the new text as if it had been typed.</summary>
    private Task ApplyAsync(string text) => _editor!.ReplaceAsync(text);

    private Task GoToAsync(StatementVerdict statement) => _editor!.GoAsync(statement.Statement.Span.Start, statement.Statement.Span.Start);

    private Task GoToAsync(HiddenCharacter character) => _editor!.GoAsync(character.Start, character.Start + character.Length);

    private Task MarkAsync(PolicyExamination examination) => MarkAsync(
        [.. examination.Verdict.Statements.Zip(examination.Lines, (statement, lines) => new LineMark(lines.First, lines.Last, StatementLooks.Of(statement).Tone))
            .Where(mark => mark.Tone is "bad" or "wait")]);

    private Task MarkAsync(IReadOnlyList<LineMark> marks) => _editor?.MarkAsync(marks) ?? Task.CompletedTask;

    private void Choose((string? Bucket, string? Account) choice)
    {
        var query = !string.IsNullOrEmpty(choice.Bucket) ? "?bucket=" + Uri.EscapeDataString(choice.Bucket)
            : !string.IsNullOrEmpty(choice.Account) ? "?account=" + Uri.EscapeDataString(choice.Account) : "";
        Navigation.NavigateTo("what-if" + query);
    }

    protected override async ValueTask LeaveAsync()
    {
        if (_asking is not null)
        {
            await _asking.CancelAsync();
            _asking.Dispose();
        }
    }
}
