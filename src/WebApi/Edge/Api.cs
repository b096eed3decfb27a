using System.Globalization;
using System.Text;
using Commendation.Application;
using Commendation.Application.Common;
using Commendation.Application.Verification;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.PolicyFiles.Schemas;
using Commendation.Portal;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace Commendation.WebApi.Edge;

/// <summary>Puts the API together.</summary>
internal static class Api
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(new VerificationLimits
        {
            Longest = TimeSpan.FromSeconds(builder.Configuration.GetValue("Limits:VerificationSeconds", 60)),
            Waiting = Math.Max(0, builder.Configuration.GetValue("Limits:VerificationsWaiting", 8)),
        });
        services.AddApplication();
        builder.AddIdentity();
        builder.AddTelemetry();
        services.AddInfrastructure(builder.Configuration);
        builder.AddProtection();
        DiskSpace.Add(builder);
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<FaultHandler>();
        services.AddProblemDetails();
        services.AddOpenApi(OpenApi.Document, OpenApi.Configure);
        services.Configure<RequestLocalizationOptions>(options =>
        {
            // Only the language of labels and messages follows the caller; numbers and dates never do.
            options.SupportedUICultures = [new CultureInfo("zh-CN"), new CultureInfo("zh"), new CultureInfo("en")];
            options.SupportedCultures = [CultureInfo.InvariantCulture];
            options.DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, new CultureInfo("zh-CN"));
            options.RequestCultureProviders = [new CustomRequestCultureProvider(PortalRequests.Language), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        if (builder.Environment.IsProduction())
        {
            // One line of JSON for each event, with scopes: what a collector of logs reads. Parameters of statements are never logged.
            builder.Logging.AddJsonConsole(options => options.IncludeScopes = true);
        }

        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = builder.Configuration.BodyBytes();
        });
    }

    public static void UseApi(this WebApplication app)
    {
        app.UseProxies();
        app.UseProtectiveHeaders();
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => PortalRequests.WantsPage(context.HttpContext)
            ? PortalRequests.ShowFailure(context.HttpContext, context.HttpContext.Response.StatusCode)
            : UnreadableRequest.Of(context.HttpContext).ToResult().ExecuteAsync(context.HttpContext));
        app.Use((http, next) => BodyEncoding.Read(http.Request) ? next(http) : throw new BadHttpRequestException("The body is not UTF-8.", StatusCodes.Status415UnsupportedMediaType));

        // The description of the API tells nobody anything about a campaign.
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.DocumentTitle = "Commendation 评选表彰 API";
            options.SwaggerEndpoint("/openapi/v1.json", "Commendation API v1");
        });
        app.UseRouting();
        app.Use(BodySize.Check);
        app.Use(app.Services.GetRequiredService<SecurityEvents>().Watch);
        app.UseCors();
        app.UseIdentity();
        if (app.HasPages())
        {
            app.UsePortal();
        }

        app.UseWhen(http => !Protection.IsApi(http), rest => rest.UseRateLimiter());
        app.UseRequestTimeouts();
        app.Use(QueryParameters.Check);
        app.Use(Replays.Read);

        var api = app.MapGroup("/api/v1").AddEndpointFilter<RouteGroupBuilder, LateFilter>();
        CampaignsEndpoints.Map(api);
        NominationsEndpoints.Map(api);
        ImportsEndpoints.Map(api);
        ExportsEndpoints.Map(api);
        PublicityEndpoints.Map(api);
        LateActsEndpoints.Map(api);
        SubmissionsEndpoints.Map(api);
        AttachmentsEndpoints.Map(api);
        HonoursEndpoints.Map(api);
        RulesEndpoints.Map(api);
        PublicEndpoints.Map(api);
        EventsEndpoints.Map(api);
        EventsEndpoints.MapSchema(app);

        Health.Map(app);
        if (app.HasPages())
        {
            app.MapPortal();
        }
        else
        {
            app.MapGet("/", () => Results.Redirect("/docs")).ExcludeFromDescription().AllowAnonymous();
        }

        var schemas = CampaignSchemas.All.ToDictionary(schema => schema.Key, schema => FixedAnswer.Of("application/schema+json", () => schema.Value));
        app.MapGet("/schemas/{name}.json", (string name) => schemas.TryGetValue(name, out var schema) ? schema.Value : Results.NotFound()).ExcludeFromDescription().AllowAnonymous();
        Catalogue.Map(app);
        FixedAnswer.MapDescription(app);
    }

    /// <summary>Largest body that is taken.</summary>
    public static long BodyBytes(this IConfiguration configuration) => configuration["Limits:BodyBytes"] switch
    {
        null => 16L * 1024 * 1024,
        { } text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) => bytes,
        { } text => throw new SettingException($"Limits:BodyBytes is '{text}'; it must be a number of bytes."),
    };
}
