using System.Globalization;
using Commendation.Application;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;
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
        services.AddApplication();
        services.AddInfrastructure(builder.Configuration);
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<FaultHandler>();
        services.AddProblemDetails();
        services.AddOpenApi("v1", OpenApi.Configure);
        services.Configure<RequestLocalizationOptions>(options =>
        {
            // Only the language of labels and messages follows the caller; numbers and dates never do.
            options.SupportedUICultures = [new CultureInfo("zh-CN"), new CultureInfo("zh"), new CultureInfo("en")];
            options.SupportedCultures = [CultureInfo.InvariantCulture];
            options.DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, new CultureInfo("zh-CN"));
            options.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
        });
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = BodyBytes(builder.Configuration);
        });
    }

    public static void UseApi(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseStatusCodePages(EmptyAnswers);
        var largest = BodyBytes(app.Configuration);
        app.Use((http, next) => http.Request.ContentLength > largest
            ? throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge)
            : next(http));

        var api = app.MapGroup("/api/v1");
        CampaignsEndpoints.Map(api);
        NominationsEndpoints.Map(api);
        PublicityEndpoints.Map(api);
        SubmissionsEndpoints.Map(api);
        HonoursEndpoints.Map(api);
        RulesEndpoints.Map(api);

        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.DocumentTitle = "Commendation 评选表彰 API";
            options.SwaggerEndpoint("/openapi/v1.json", "Commendation API v1");
        });
    }

    private static long BodyBytes(IConfiguration configuration) => configuration.GetValue("Limits:BodyBytes", 16L * 1024 * 1024);

    // What the router answers without a body: an unknown address or a method that the address does not know.
    private static Task EmptyAnswers(Microsoft.AspNetCore.Diagnostics.StatusCodeContext context)
    {
        var (title, message) = context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => (new Text("未找到", "Not found"), new Text("没有这个地址，接口说明见 /docs。", "There is no such address; see /docs.")),
            StatusCodes.Status405MethodNotAllowed => (new Text("方法不允许", "Method not allowed"), new Text("该地址不支持此方法，接口说明见 /docs。", "This address does not know the method; see /docs.")),
            StatusCodes.Status415UnsupportedMediaType => (new Text("不支持的正文类型", "Unsupported media type"), new Text("请以 application/json 提交。", "Send the body as application/json.")),
            _ => (new Text("请求失败", "The request failed"), new Text("请求未能处理。", "The request could not be handled.")),
        };
        var code = context.HttpContext.Response.StatusCode switch { 404 => "address-unknown", 405 => "method-unknown", 415 => "media-type", _ => "failed" };
        return Problems.Of(context.HttpContext.Response.StatusCode, title, [new Violation(code, message)]).ToResult().ExecuteAsync(context.HttpContext);
    }
}
