using System.Text;

namespace SecOpsConsole.Web.Commands;

/// <summary>Reads lines without ever holding more than the longest one that is allowed; what is longer is passed over.</summary>
internal sealed class BoundedLines(TextReader input)
{
    /// <summary>A document of the judge's longest text, twice (a policy and its text), with room for escapes.</summary>
    public const int LongestLine = 1024 * 1024;

    private readonly char[] _buffer = new char[16 * 1024];
    private int _at;
    private int _end;

    /// <summary>One line without its end. The text is empty when it was too long.</summary>
    public readonly record struct Line(string Text, bool IsTooLong);

    /// <summary>The next line; null at the end.</summary>
    public async Task<Line?> NextAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var (any, tooLong) = (false, false);
        while (await FillAsync(cancellationToken))
        {
            any = true;
            var stop = Array.IndexOf(_buffer, '\n', _at, _end - _at);
            var upTo = stop < 0 ? _end : stop;
            tooLong |= text.Length + upTo - _at > LongestLine;
            if (tooLong)
            {
                text.Clear();
            }
            else
            {
                text.Append(_buffer, _at, upTo - _at);
            }

            _at = stop < 0 ? _end : stop + 1;
            if (stop >= 0)
            {
                break;
            }
        }

        return any ? new Line(text.ToString().TrimEnd('\r'), tooLong) : null;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_at == _end)
        {
            (_at, _end) = (0, await input.ReadAsync(_buffer, cancellationToken));
        }

        return _end > 0;
    }
}
