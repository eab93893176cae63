package dev.baton.cloud.textract;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.JsonApi;
import java.util.List;
import java.util.Map;

/** Textract's asynchronous text detection as a part of the cloud. */
public final class TextractPart implements CloudPart {
  private final Service service;

  public TextractPart(CloudContext context) {
    this(context, Tesseract.find(System.getenv()));
  }

  TextractPart(CloudContext context, Tesseract tesseract) {
    TextDetection detection = new TextDetection(context, tesseract);
    service =
        new JsonApi(
            "textract",
            Protocol.AWS_JSON_1_1,
            Map.of(
                "StartDocumentTextDetection", detection::start,
                "GetDocumentTextDetection", detection::get));
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }
}
