using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.WhatIf;

/// <summary>Tells the lines of ranges that are asked for in ascending order; the text is walked once.</summary>
internal sealed class LineCounter(string text)
{
    private int _at;
    private int _line = 1;

    public LineRange RangeOf(TextSpan span)
    {
        var first = LineOf(span.Start);
        return new LineRange(first, LineOf(Math.Max(span.Start, span.End - 1)), span.Start);
    }

    private int LineOf(int offset)
    {
        if (offset < _at)
        {
            (_at, _line) = (0, 1);
        }

        _line += text.AsSpan(_at, offset - _at).Count('\n');
        _at = offset;
        return _line;
    }
}
