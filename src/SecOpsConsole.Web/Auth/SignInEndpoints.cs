using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Auth;

/// <summary>
/// Signing in and out as plain HTTP. A link only shows a page with a button; the button's POST uses the link up. So nothing
/// that merely looks at the link, such as a chat's preview, burns it.
/// </summary>
internal static class SignInEndpoints
{
    private const string SignOutPath = "/sign-out";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignInServices.SignInPath + "/{secret}", (string secret) =>
            Results.LocalRedirect($"{SignInServices.SignInPath}?link={Uri.EscapeDataString(secret)}")).AllowAnonymous().ExcludeFromDescription();
        // Ahead of the page of the same path, which answers GET alone.
        routes.MapPost(SignInServices.SignInPath, SignInAsync).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery().WithOrder(-1);
        routes.MapPost(SignOutPath, SignOutAsync).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery().WithOrder(-1);
    }

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery, SignIn signIn, TimeProvider time)
    {
        if (!await IsOwnFormAsync(context, antiforgery))
        {
            return Stale();
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var person = await signIn.RedeemAsync(form["link"].ToString(), context.RequestAborted);
        if (person is null)
        {
            return Results.LocalRedirect(SignInServices.SignInPath + "?problem=invalid");
        }

        var now = time.GetUtcNow();
        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            ConsoleClaims.Session(person, now, CookieAuthenticationDefaults.AuthenticationScheme),
            new AuthenticationProperties { IsPersistent = false });
        return Results.LocalRedirect(LocalTarget(form["to"].ToString()));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await IsOwnFormAsync(context, antiforgery))
        {
            return Stale();
        }

        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect(SignInServices.SignInPath);
    }

    private static async Task<bool> IsOwnFormAsync(HttpContext context, IAntiforgery antiforgery) =>
        context.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context);

    private static IResult Stale() => Results.Text(
        "This form is out of date, or it came from another site. Nothing was changed. Load the page again and repeat.",
        statusCode: StatusCodes.Status400BadRequest);

    /// <summary>Only a path of this site: anything else would make the sign-in an open redirect.</summary>
    private static string LocalTarget(string to) =>
        to.StartsWith('/') && !to.StartsWith("//", StringComparison.Ordinal) && !to.Contains('\\') && !to.Any(char.IsControl) ? to : "/";
}
